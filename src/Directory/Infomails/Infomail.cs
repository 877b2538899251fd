namespace IntMan.Directory.Infomails;

/// <summary>An Infomail as those see it who write it.</summary>
public sealed class Infomail
{
    public Guid Id { get; init; }
    public string CountyKey { get; init; } = "";

    /// <summary>Null when it goes to all municipalities of the county.</summary>
    public string? Ags { get; init; }

    /// <summary>The municipality or county: "Ettlingen", "alle Gemeinden: Bodenseekreis".</summary>
    public string Audience { get; init; } = "";

    public string Subject { get; init; } = "";
    public string Body { get; init; } = "";
    public InfomailState State { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Mails that are queued so far; final when the state is Sent.</summary>
    public int Recipients { get; init; }

    /// <summary>Of the row; a form saves only what it has seen.</summary>
    public long Version { get; init; }

    /// <summary>AGS or county key, as the form chooses it.</summary>
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
/// <param name="Audience">AGS, or the key of a county for all of its municipalities.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text with "\n".</param>
public sealed record InfomailText(string Audience, string Subject, string Body)
{
    public const int LongestSubject = 150;
    public const int LongestBody = 20_000;

    public string CountyKey => Audience[..5];
    public string? Ags => Audience.Length == 8 ? Audience : null;
}
