using IntMan.Directory.Municipalities;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Contacts;

/// <summary>The answer for one address. When no rule applies the county's office answers: it is never "nobody".</summary>
public sealed record AreaAnswer(
    IReadOnlyList<AnsweredGroup> Groups,
    bool AsksHouseNumber,
    IReadOnlyList<AnsweredRule> Doors,
    IReadOnlyList<AnsweredRule> LessSpecific,
    County Office)
{
    public IEnumerable<Contact> Contacts => Groups.SelectMany(g => g.Rules).Select(r => r.Contact).Distinct();

    internal static AreaAnswer Of(Resolution resolution, ContactSet contacts, County office,
        IReadOnlyDictionary<string, TargetGroup> groups) => new(
        [.. resolution.Answers
            .Select(a => new AnsweredGroup([.. a.TargetGroups.Select(key => groups[key]).OrderBy(g => g.SortOrder)], a.Level, a.Certainty,
                Answered(a.Rules, contacts)))
            .Where(g => g.Rules.Count > 0)],
        resolution.AsksHouseNumber,
        Answered(resolution.SplitDoors, contacts),
        Answered(resolution.LessSpecific, contacts),
        office);

    private static List<AnsweredRule> Answered(IEnumerable<Responsibility> rules, ContactSet contacts) =>
        [.. rules.Select(rule => (Rule: rule, Contact: contacts.Of(rule.PostId))).Where(r => r.Contact is not null)
            .Select(r => new AnsweredRule(r.Rule, r.Contact!, r.Contact!.Areas.FirstOrDefault(a => a.RuleId == r.Rule.Id)))];
}

/// <summary>Who answers for some target groups.</summary>
public sealed record AnsweredGroup(IReadOnlyList<TargetGroup> TargetGroups, AreaLevel Level, Certainty Certainty,
    IReadOnlyList<AnsweredRule> Rules);

/// <summary>A rule with its contact and its area in words.</summary>
public sealed record AnsweredRule(Responsibility Rule, Contact Contact, AreaRow? Area);
