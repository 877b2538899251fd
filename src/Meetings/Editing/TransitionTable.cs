using System.Globalization;
using System.Text;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Meetings.Editing;

/// <summary>One row of a table: in this state, this verb leads to that state, for these people, under this condition.</summary>
public sealed record Transition<TState, TVerb>(TState From, TVerb Verb, TState To, SeriesRole[] Who, string Condition);

/// <summary>Every step that is allowed; what does not stand here is refused. Code, tests and docs/meetings.md share it.</summary>
/// <param name="Name">As the docs head it.</param>
/// <param name="Thing">With article, as a sentence begins: "Das Treffen".</param>
public sealed record TransitionTable<TState, TVerb>(
    string Name, string Thing, Labels<TState> States, Labels<TVerb> Verbs, IReadOnlyList<Transition<TState, TVerb>> Rows)
        : ITransitionTable
    where TState : struct, Enum
    where TVerb : struct, Enum
{
    public Transition<TState, TVerb>? Find(TState from, TVerb verb) =>
        Rows.SingleOrDefault(row => row.From.Equals(from) && row.Verb.Equals(verb));

    public bool Allows(TState from, TVerb verb, IReadOnlySet<SeriesRole> roles) => Find(from, verb) is { } row
        && row.Who.Any(roles.Contains);

    /// <returns>The state it leads to.</returns>
    /// <exception cref="RuleViolation">The step is in no row, or not for these roles.</exception>
    public TState Move(TState from, TVerb verb, IReadOnlySet<SeriesRole> roles)
    {
        var row = Find(from, verb) ?? throw new RuleViolation(
            $"{Thing} ist {States.TextOf(from)}. „{Verbs.TextOf(verb)}“ geht dann nicht.");
        return row.Who.Any(roles.Contains) ? row.To : throw new RuleViolation(
            $"„{Verbs.TextOf(verb)}“ ist Sache von: {string.Join(", ", row.Who.Select(role => SeriesRoles.Words.TextOf(role)))}.");
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| from | verb | to | who | condition |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows)
        {
            var who = string.Join(", ", row.Who);
            text.Append(CultureInfo.InvariantCulture, $"| {row.From} | {row.Verb} | {row.To} | {who} | {row.Condition} |\n");
        }

        return text.ToString();
    }
}

/// <summary>A table as the docs show it.</summary>
public interface ITransitionTable
{
    string Name { get; }

    string ToMarkdown();
}
