namespace IntMan.Foundation.Changes;

/// <summary>Rules refuse a change. Each mistake is a finished German sentence for the person who typed.</summary>
public sealed class RuleViolation : Exception
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="field">Name of the property the message belongs to; null when it concerns the whole entry.</param>
    public RuleViolation(string message, string? field = null)
        : this([new Mistake(message, field)])
    {
    }

    public RuleViolation(IReadOnlyList<Mistake> mistakes)
        : base(string.Join(' ', mistakes.Select(mistake => mistake.Sentence))) => Mistakes = mistakes;

    public IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>Of the first mistake.</summary>
    public string? Field => Mistakes[0].Field;
}

/// <summary>One thing that a rule refuses, and the property it belongs to.</summary>
public sealed record Mistake(string Sentence, string? Field = null);
