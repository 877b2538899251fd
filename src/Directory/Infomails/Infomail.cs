using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Infomails;

/// <summary>An Infomail as those see it who write it.</summary>
public sealed class Infomail
{
    public Guid Id { get; init; }
    public string CountyKey { get; init; } = "";

    public string? Ags { get; init; }

    public string Audience { get; init; } = "";

    public string Subject { get; init; } = "";
    public string Body { get; init; } = "";
    public InfomailState State { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }

    public int Recipients { get; init; }

    public long Version { get; init; }

    public string AudienceKey => Ags ?? CountyKey;
}

/// <summary>Draft → Sending (mails are being queued) → Sent.</summary>
public enum InfomailState
{
    Draft,
    Sending,
    Sent,
}

/// <summary>What the form holds.</summary>
public sealed record InfomailText(string Audience, string Subject, string Body)
{
    public const int LongestSubject = 150;
    public const int LongestBody = 20_000;

    public string CountyKey => Audience[..5];
    public string? Ags => Audience.Length == 8 ? Audience : null;

    public void Check(AccessScope scope) => Require.All(
        () => Require.That(IsAudienceOf(scope), "Wählen Sie, an wen die Infomail geht.", nameof(Audience)),
        () => Require.That(Subject.Length > 0, "Geben Sie einen Betreff ein, zum Beispiel „Treffen am 3. Dezember“.", nameof(Subject)),
        () => Require.That(
            Subject.Length <= LongestSubject,
            $"Der Betreff ist zu lang. Schreiben Sie höchstens {LongestSubject} Zeichen.",
            nameof(Subject)),
        () => Require.That(Body.Length > 0, "Schreiben Sie einen Text.", nameof(Body)),
        () => Require.That(
            Body.Length <= LongestBody, $"Der Text ist zu lang. Schreiben Sie höchstens {LongestBody} Zeichen.", nameof(Body)));

    private bool IsAudienceOf(AccessScope scope) => Audience.Length switch
    {
        5 => scope.CoversCounty(Audience),
        8 => scope.CoversMunicipality(Audience),
        _ => false,
    };
}
