namespace IntMan.Portal.Mail;

/// <summary>What became of one attempt to send; a closed set, so that no case is forgotten.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server took it.</summary>
    public sealed record Sent : MailOutcome;

    /// <summary>Certainly not delivered, may work later (4xx, no connection).</summary>
    /// <param name="Reason">What the server said, without addresses.</param>
    /// <param name="IsServerDown">It is not about this mail: the next one would fare the same.</param>
    public sealed record Deferred(string Reason, bool IsServerDown) : MailOutcome;

    /// <summary>Certainly not delivered, and never will be (5xx).</summary>
    public sealed record Refused(string Reason) : MailOutcome;

    /// <summary>The text had left when the connection broke: it may have been delivered.</summary>
    public sealed record Uncertain(string Reason) : MailOutcome;
}

/// <summary>A mail that a worker has claimed.</summary>
public sealed class ClaimedMail
{
    public Guid Id { get; init; }

    /// <summary>Counts the claims; a worker whose claim was taken over is recognised by it.</summary>
    public int Attempts { get; init; }

    public string ToAddress { get; init; } = "";

    public string? ToName { get; init; }

    public string Subject { get; init; } = "";

    public byte[] Content { get; init; } = [];

    public bool IsRepeatSafe { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
