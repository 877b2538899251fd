namespace IntMan.Foundation.Changes;

/// <summary>A rule of the directory refuses a change. The message is a finished German sentence for the person who typed.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="field">Name of the property the message belongs to; null when it concerns the whole entry.</param>
public sealed class RuleViolation(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}
