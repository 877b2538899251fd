using IntMan.Foundation.Text;

namespace IntMan.Meetings.Editing;

/// <summary>What somebody is in one series on one day: by the area they keep, by a role term, a seat or a mandate.</summary>
public enum SeriesRole
{
    /// <summary>Keeps the area the series belongs to: integration officer or coordination.</summary>
    Office,
    Organiser,
    Spokesperson,
    Deputy,
    Moderation,
    MinuteTaker,
    Member,

    /// <summary>Has the mandate for the protected part of a forum.</summary>
    Mandated,

    /// <summary>Heads a section in the area: reads, and gives mandates.</summary>
    Head,
}

public static class SeriesRoles
{
    public static Labels<SeriesRole> Words { get; } = new(
        (SeriesRole.Office, ["Stabsstelle"]), (SeriesRole.Organiser, ["Organisation"]), (SeriesRole.Spokesperson, ["Sprechfunktion"]),
        (SeriesRole.Deputy, ["Vertretung der Sprechfunktion"]), (SeriesRole.Moderation, ["Moderation"]),
        (SeriesRole.MinuteTaker, ["Protokoll"]), (SeriesRole.Member, ["Mitglied"]), (SeriesRole.Mandated, ["Mitglied mit Mandat"]),
        (SeriesRole.Head, ["Fachleitung"]));

    /// <summary>Those that are given to a person for a term.</summary>
    public static IReadOnlyList<SeriesRole> Terms { get; } =
        [SeriesRole.Organiser, SeriesRole.Moderation, SeriesRole.MinuteTaker, SeriesRole.Spokesperson, SeriesRole.Deputy];

    /// <summary>Who prepares a meeting.</summary>
    internal static SeriesRole[] Preparing { get; } =
        [SeriesRole.Office, SeriesRole.Organiser, SeriesRole.Moderation, SeriesRole.Spokesperson, SeriesRole.Deputy];

    /// <summary>Who leads it and writes it down.</summary>
    internal static SeriesRole[] Leading { get; } = [.. Preparing, SeriesRole.MinuteTaker];

    /// <summary>Who sits in it.</summary>
    internal static SeriesRole[] Sitting { get; } = [.. Leading, SeriesRole.Member, SeriesRole.Mandated];
}
