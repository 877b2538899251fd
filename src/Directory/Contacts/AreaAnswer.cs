using IntMan.Directory.Municipalities;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Contacts;

/// <summary>The answer for one address. When no rule applies the county's office answers: it is never "nobody".</summary>
public sealed record AreaAnswer(
    IReadOnlyList<AnsweredGroup> Groups,
    bool AsksHouseNumber,
    IReadOnlyList<AnsweredRule> HouseNumbers,
    IReadOnlyList<AnsweredRule> LessSpecific,
    County Office)
{
    public IEnumerable<Contact> Contacts => Groups.SelectMany(g => g.Rules).Select(r => r.Contact).Distinct();

    internal static AreaAnswer Of(Resolution resolution, ContactSet contacts, County office,
        IReadOnlyDictionary<string, TargetGroup> groups) => new(
        [.. resolution.Answers
            .Select(a => new AnsweredGroup([.. a.TargetGroups.Select(key => groups[key]).OrderBy(g => g.SortOrder)], a.Level, a.Certainty,
                Answered(a.Rules, contacts)))
            .Where(g => g.Rules.Count > 0)
            // In the order of the target groups and titles: ids are random and would shuffle the answer.
            .OrderBy(g => g.TargetGroups.Any(t => t.Key == TargetGroups.Everyone)).ThenBy(g => g.Level)
            .ThenBy(g => g.TargetGroups[0].SortOrder).ThenBy(g => g.TargetGroups[0].Key, StringComparer.Ordinal)],
        resolution.AsksHouseNumber,
        Answered(resolution.SplitHouseNumbers, contacts),
        Answered(resolution.LessSpecific, contacts),
        office);

    private static List<AnsweredRule> Answered(IEnumerable<Responsibility> rules, ContactSet contacts) =>
        [.. rules.Select(rule => (Rule: rule, Contact: contacts.Of(rule.PostId))).Where(r => r.Contact is not null)
            .OrderBy(r => r.Rule.Level).ThenBy(r => r.Rule.Numbers, StringComparer.Ordinal)
            .ThenBy(r => r.Contact!.Post.Title, StringComparer.Ordinal).ThenBy(r => r.Rule.TargetGroup, StringComparer.Ordinal)
            .Select(r => new AnsweredRule(r.Rule, r.Contact!, r.Contact!.Areas.FirstOrDefault(a => a.RuleId == r.Rule.Id)))];
}

/// <summary>Who answers for some target groups.</summary>
public sealed record AnsweredGroup(IReadOnlyList<TargetGroup> TargetGroups, AreaLevel Level, Certainty Certainty,
    IReadOnlyList<AnsweredRule> Rules);

/// <summary>A rule with its contact and its area in words.</summary>
public sealed record AnsweredRule(Responsibility Rule, Contact Contact, AreaRow? Area);
