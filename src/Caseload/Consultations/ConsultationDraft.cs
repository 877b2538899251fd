using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Caseload.Consultations;

public enum ContactChannel
{
    OfficeHour,

    /// <summary>Aufsuchend.</summary>
    Visit,
    Phone,
    Mail,
}

public enum ContactSetting
{
    Person,
    Family,
}

/// <summary>A talk as somebody typed it.</summary>
/// <param name="IsConfirmed">Somebody said that no person is meant where the guard was not sure.</param>
/// <param name="NextWeeks">0: no next contact; null with a day: another day.</param>
public sealed record ConsultationDraft(DateOnly? HeldOn, ContactChannel? Channel, ContactSetting? Setting, string[] Topics,
    string[] Subtopics, int? NextWeeks, DateOnly? NextOn, Guid? ServiceId, bool? Accompanied, string? Note, bool IsConfirmed = false)
{
    public const int DaysBack = 730;

    public const int MonthsAhead = 18;

    public static Labels<ContactChannel> Channels { get; } = new((ContactChannel.OfficeHour, ["Sprechstunde"]),
        (ContactChannel.Visit, ["Besuch"]), (ContactChannel.Phone, ["Telefon"]), (ContactChannel.Mail, ["E-Mail"]));

    public static Labels<ContactSetting> Settings { get; } = new((ContactSetting.Person, ["Einzelperson"]),
        (ContactSetting.Family, ["Familie"]));

    /// <summary>The day of the next contact: some weeks after the talk, moved on from days on which nobody works.</summary>
    public DateOnly? NextContactOn => (NextWeeks, HeldOn) switch
    {
        (0, _) => null,
        ({ } weeks, { } held) => WorkingDay.After(held, weeks, FederalState.BW),
        _ => NextOn,
    };

    public IReadOnlyList<Mistake> Mistakes(DateOnly today, TopicCatalogue catalogue) => Require.Mistakes(
        () => Require.That(HeldOn is not null, "Geben Sie den Tag des Gesprächs ein, zum Beispiel 12.11.2026.", nameof(HeldOn)),
        () => Require.That(HeldOn is null || (HeldOn <= today && HeldOn >= today.AddDays(-DaysBack)),
            "Das Gespräch liegt nicht in der Zukunft und höchstens 2 Jahre zurück.", nameof(HeldOn)),
        () => Require.That(Channel is not null, "Wählen Sie den Weg.", nameof(Channel)),
        () => Require.That(Setting is not null, "Wählen Sie, mit wem Sie gesprochen haben.", nameof(Setting)),
        () => Require.That(Known(catalogue).Length > 0, "Wählen Sie mindestens ein Thema.", nameof(Topics)),
        () => Require.That(NextWeeks is not null || NextOn is not null, "Wählen Sie, wann der nächste Kontakt ist.", nameof(NextOn)),
        () => Require.That(NextContactOn is null || NextContactOn >= today || HeldOn is null || NextWeeks is not null,
            "Der nächste Kontakt liegt in der Vergangenheit. Prüfen Sie den Tag.", nameof(NextOn)),
        () => Require.That(NextContactOn is null || NextContactOn <= today.AddMonths(MonthsAhead),
            "Der nächste Kontakt liegt höchstens 18 Monate entfernt.", nameof(NextOn)));

    public string[] Known(TopicCatalogue catalogue) => [.. catalogue.Topics.Select(topic => topic.Key).Where(Topics.Contains)];

    /// <summary>Sub-topics of what was chosen; those of a topic that was taken away are gone (as R1 to R13 do).</summary>
    public string[] KnownSubtopics(TopicCatalogue catalogue) => [.. catalogue.Topics.Where(topic => Topics.Contains(topic.Key))
        .SelectMany(topic => topic.Subtopics).Select(sub => sub.Key).Where(Subtopics.Contains)];
}
