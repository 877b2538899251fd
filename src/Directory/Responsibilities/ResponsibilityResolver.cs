namespace IntMan.Directory.Responsibilities;

/// <summary>
/// Decides who is responsible at an address on a day.
/// <para>
/// The ladder, most specific first: house number → street → district → municipality → association → county. A rule applies if
/// it is valid on the day and its area holds the address. For each target group the first level with a rule for the group or
/// for everyone ("alle") wins; inside that level a rule for exactly this group beats "alle"; all equals answer together
/// (tandem). If no rule applies at all, the county's office is the answer: it is never "nobody".
/// </para>
/// <para> Sources: Ettlingen 2018 (streets, two house numbers of one street, districts), Singen 2021, 2.1 (two managers in one town, by
/// accommodation). Pure: the same input gives the same answer in the same order, whatever the order of the rules. </para> </summary>
public static class ResponsibilityResolver
{
    public static Resolution Resolve(HouseAddress address, string? targetGroup, DateOnly day, IReadOnlyCollection<Responsibility> rules)
    {
        var asked = rules.Where(r => r.Validity.Contains(day) && (targetGroup is null || Concerns(r, targetGroup))).ToList();
        var applicable = InOrder(asked.Where(address.IsIn));
        var answers = AnswersFor(targetGroup is null ? GroupsIn(applicable) : [targetGroup], applicable);
        var winners = answers.SelectMany(a => a.Rules).ToHashSet();

        var isStreetWithoutHouseNumber = address is { StreetId: not null, Number: null };
        var splitHouseNumbers = isStreetWithoutHouseNumber
            ? InOrder(asked.Where(r => r.Level == AreaLevel.HouseNumber && r.StreetId == address.StreetId)) : [];
        return new Resolution(splitHouseNumbers.Count > 0, answers, splitHouseNumbers, [.. applicable.Where(r => !winners.Contains(r))]);
    }

    private static bool Concerns(Responsibility rule, string targetGroup) => rule.TargetGroup == targetGroup
        || rule.TargetGroup == TargetGroups.Everyone;

    private static List<Responsibility> InOrder(IEnumerable<Responsibility> rules) =>
        [.. rules.OrderBy(r => r.Level).ThenBy(r => r.PostId).ThenBy(r => r.TargetGroup, StringComparer.Ordinal).ThenBy(r => r.ValidFrom)
            .ThenBy(r => r.Id)];

    private static IEnumerable<string> GroupsIn(IEnumerable<Responsibility> rules) =>
        rules.Select(r => r.TargetGroup).Append(TargetGroups.Everyone).Distinct()
        .OrderBy(group => group == TargetGroups.Everyone).ThenBy(group => group, StringComparer.Ordinal);

    private static List<GroupAnswer> AnswersFor(IEnumerable<string> groups, List<Responsibility> applicable)
    {
        var answers = new List<GroupAnswer>();
        foreach (var group in groups)
        {
            var winners = WinnersFor(group, applicable);
            if (winners.Count == 0)
            {
                continue;
            }

            var same = answers.FindIndex(a => a.Rules.SequenceEqual(winners));
            if (same < 0)
            {
                answers.Add(new GroupAnswer([group], winners[0].Level, winners, CertaintyOf(winners)));
            }
            else
            {
                answers[same] = answers[same] with { TargetGroups = [.. answers[same].TargetGroups, group] };
            }
        }

        return [.. answers.OrderBy(a => a.TargetGroups[^1] == TargetGroups.Everyone).ThenBy(a => a.Level).ThenBy(a => a.Rules[0].PostId)];
    }

    private static List<Responsibility> WinnersFor(string group, List<Responsibility> applicable)
    {
        var candidates = applicable.Where(r => Concerns(r, group)).ToList();
        var nearest = candidates.Where(r => r.Level == candidates[0].Level).ToList();
        var exact = nearest.Where(r => r.TargetGroup == group).ToList();
        return exact.Count > 0 ? exact : nearest;
    }

    private static Certainty CertaintyOf(List<Responsibility> winners) => winners switch
    {
        [{ Level: >= AreaLevel.Association }, ..] => Certainty.LevelOnly,
        _ when winners.TrueForAll(r => r.IsPresumed) => Certainty.Presumed,
        _ => Certainty.Documented,
    };
}
