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

/// <summary>What the form holds, already checked.</summary>
public sealed record InfomailText(string Audience, string Subject, string Body)
{
    public const int LongestSubject = 150;
    public const int LongestBody = 20_000;

    public string CountyKey => Audience[..5];
    public string? Ags => Audience.Length == 8 ? Audience : null;
}
