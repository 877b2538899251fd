namespace IntMan.Foundation.Mail;

/// <summary>What became of one attempt to send; a closed set, so that no case is forgotten.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    public sealed record Sent : MailOutcome;

    public sealed record Deferred(string Reason, bool IsServerDown) : MailOutcome;

    // Certainly not delivered, and never will be (5xx).
    public sealed record Refused(string Reason) : MailOutcome;

    public sealed record Uncertain(string Reason) : MailOutcome;
}

/// <summary>A mail that this worker sends.</summary>
public sealed class ClaimedMail
{
    public Guid Id { get; init; }

    public int Attempts { get; init; }

    public string ToAddress { get; init; } = "";

    public string? ToName { get; init; }

    public string Subject { get; init; } = "";

    public byte[] Content { get; init; } = [];

    public bool IsRepeatSafe { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
