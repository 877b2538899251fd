using System.Globalization;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Responsibilities;

/// <summary> What a change does to the rules: those it ends the day before, those it removes because they would begin the same day, and
/// those it adds. Of a rule for house numbers the numbers that are not meant go on with whoever had them. </summary>
public sealed record ResponsibilityPlan(DateOnly From, IReadOnlyList<Responsibility> Replaced, IReadOnlyList<Responsibility> Added)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static ResponsibilityPlan Of(ResponsibilityChange change, IReadOnlyCollection<Responsibility> rules, DateOnly today)
    {
        Require.Coming(change.ValidFrom, today, nameof(change.ValidFrom));
        if (change.Further.Count > 0)
        {
            return OfSeveral(change, rules, today);
        }

        var houseNumbers = HouseNumbersOf(change.Area.Numbers);
        var touched = rules.Where(rule => IsSame(rule, change) && rule.Validity.Reaches(change.ValidFrom)
            && HouseNumbersOf(rule.Numbers).Overlaps(houseNumbers)).ToList();
        if (touched.Find(rule => rule.ValidFrom > change.ValidFrom) is { } planned)
        {
            throw new RuleViolation(
                $"Für diesen Bereich ist ab {planned.ValidFrom.ToString("d. MMMM yyyy", German)} schon eine Änderung geplant. Ziehen Sie "
                + "diese zuerst zurück.", nameof(change.ValidFrom));
        }

        RefuseNothing(change, touched);
        var replaced = change.Joins ? [] : touched;
        var added = replaced.SelectMany(rule => Rest(rule, houseNumbers, change.ValidFrom)).ToList();
        if (change.PostId is { } post)
        {
            var rule = new Responsibility(post, change.Area, change.TargetGroup, change.ValidFrom);
            rule.Set(null, change.IsPresumed, change.Source);
            added.Add(rule);
        }

        return new ResponsibilityPlan(change.ValidFrom, replaced, added);
    }

    // Streets where nothing would change are left out, unless that is all of them.
    private static ResponsibilityPlan OfSeveral(ResponsibilityChange change, IReadOnlyCollection<Responsibility> rules, DateOnly today)
    {
        var (plans, refusals) = (new List<ResponsibilityPlan>(), new List<RuleViolation>());
        foreach (var area in change.Areas)
        {
            try
            {
                plans.Add(Of(change with { Area = area, Further = [] }, rules, today));
            }
            catch (RuleViolation refusal) when (refusal.Field == nameof(change.PostId))
            {
                refusals.Add(refusal);
            }
        }

        return plans.Count == 0 ? throw refusals[0] : new ResponsibilityPlan(change.ValidFrom,
            [.. plans.SelectMany(plan => plan.Replaced)], [.. plans.SelectMany(plan => plan.Added)]);
    }

    // The rules as they would be from From on.
    public IReadOnlyList<Responsibility> After(IEnumerable<Responsibility> rules) => [.. rules.Except(Replaced), .. Added];

    private static void RefuseNothing(ResponsibilityChange change, List<Responsibility> touched)
    {
        if (change.PostId is null && touched.Count == 0)
        {
            throw new RuleViolation("Hier ist niemand eingetragen. Wählen Sie eine Stelle.", nameof(change.PostId));
        }

        var isThere = touched.Exists(rule => rule.PostId == change.PostId && HouseNumbersOf(rule.Numbers)
            .Covers(HouseNumbersOf(change.Area.Numbers)));
        if (isThere && (change.Joins || (touched.Count == 1 && touched[0].IsPresumed == change.IsPresumed
            && touched[0].Source == change.Source && touched[0].ValidUntil is null)))
        {
            throw new RuleViolation("Diese Stelle ist hier schon eingetragen. Es würde sich nichts ändern.", nameof(change.PostId));
        }
    }

    // A rule for house numbers and a rule for the whole street are different levels of the ladder: neither replaces the other.
    private static bool IsSame(Responsibility rule, ResponsibilityChange change) =>
        rule.TargetGroup == change.TargetGroup && rule.StreetId == change.Area.StreetId && rule.DistrictId == change.Area.DistrictId
        && rule.Ags == change.Area.Ags && rule.AssociationKey == change.Area.AssociationKey && rule.CountyKey == change.Area.CountyKey
            && (rule.Numbers is null) == (change.Area.Numbers is null);

    private static HouseNumberSet HouseNumbersOf(string? numbers) => numbers is null ? HouseNumberSet.Everything
        : HouseNumberSet.Parse(numbers);

    private static IEnumerable<Responsibility> Rest(Responsibility rule, HouseNumberSet houseNumbers, DateOnly from)
    {
        if (rule.Numbers is not null && HouseNumbersOf(rule.Numbers).Except(houseNumbers) is { } left)
        {
            var rest = new Responsibility(rule.PostId, Area.OfStreet(rule.StreetId!.Value, left.ToString()), rule.TargetGroup, from);
            rest.Set(rule.ValidUntil, rule.IsPresumed, rule.Source);
            yield return rest;
        }
    }
}
