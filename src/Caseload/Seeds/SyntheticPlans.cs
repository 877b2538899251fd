using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;

namespace IntMan.Caseload.Seeds;

/// <summary>Consents, goals with steps, points that rise slowly with setbacks, and the status at each reporting date.</summary>
internal sealed class SyntheticPlans(PointCatalogue points, GoalCatalogue goals, IReadOnlyList<SyntheticService> services, DateOnly until,
    Dice dice)
{
    private const int ToRenew = 6;

    private static readonly (Reached, double)[] Outcomes = [(Reached.Yes, 35), (Reached.Partly, 25), (Reached.Open, 30), (Reached.No, 10)];

    private static readonly (StepRole, double)[] Roles = [(StepRole.Client, 40), (StepRole.Together, 25), (StepRole.Manager, 15),
        (StepRole.Service, 12), (StepRole.Volunteer, 8)];

    private int _toRenew;

    public void Sign(SyntheticCase made)
    {
        var on = Earlier(made.FirstContactOn.AddDays(dice.Below(11)), made.LastDay(until));
        var language = made.Person is null ? "de" : SyntheticForm.LetterLanguage(made.Person);
        DateOnly? ends = made is { EndedOn: null, PartB: true } && dice.Chance(0.15) && _toRenew++ < ToRenew
            ? until.AddDays(dice.Between(10, 50)) : null;
        made.Consents.Add(Paper(ConsentKind.Agreement, on, null, null, false, language, null));
        made.Consents.Add(Paper(ConsentKind.Privacy, on, ends, made.LockedOn, made.Person?.SharesHealth ?? false, language, null));
        if (services.Count > 0 && made is { PartB: true, EndedOn: null } && dice.Chance(0.4))
        {
            var signed = Earlier(on.AddDays(dice.Between(20, 200)), until);
            made.Consents.Add(Paper(ConsentKind.Release, signed, signed.AddMonths(12), null, false, language, dice.Of(services).Id));
        }
    }

    public void Plan(SyntheticCase made)
    {
        var last = made.LastDay(until);
        Assess(made, last);
        for (var left = dice.Between(2, 5); left > 0; left--)
        {
            made.Goals.Add(Goal(made, last));
        }

        for (var year = made.FirstContactOn.Year; new DateOnly(year, 12, 31) <= last; year++)
        {
            if (made.EndedOn != new DateOnly(year, 12, 31))
            {
                made.Statuses.Add((new DateOnly(year, 12, 31), ReportingStatus.Running));
            }
        }
    }

    private SyntheticConsent Paper(ConsentKind kind, DateOnly signed, DateOnly? ends, DateOnly? withdrawn, bool health, string language,
        Guid? service) => new(dice.Key(SyntheticPeople.At(signed)), kind, signed, ends, withdrawn, health, language, service);

    private void Assess(SyntheticCase made, DateOnly last)
    {
        var rows = points.Rows.Where(row => (!row.IsSensitive || made.Person!.SharesHealth) && dice.Chance(0.94))
            .Select(row => (Row: row, Begin: dice.Unit() * 0.6)).ToList();
        var day = Earlier(made.AnsweredOn!.Value.AddDays(7), last);
        for (var quarter = 0; day <= last; quarter++)
        {
            var steps = rows.ToDictionary(pair => pair.Row.Key,
                pair => StepsAt(pair.Row, pair.Begin + (0.06 * quarter) - (dice.Chance(0.12) ? 0.2 : 0)));
            made.Assessments.Add(new SyntheticAssessment(dice.Key(SyntheticPeople.At(day)), day, steps));
            day = day.AddDays(dice.Between(85, 130));
        }
    }

    // Up to four fifths step by step, then the step that stands above all.
    private static string[] StepsAt(PointRow row, double progress) => progress > 0.8 ? [row.Supersede.Key]
        : [.. row.Steps.Take((int)(Math.Max(0, progress) / 0.8 * (row.Steps.Count + 1))).Select(step => step.Key)];

    private SyntheticGoal Goal(SyntheticCase made, DateOnly last)
    {
        var area = dice.Of([.. goals.Areas.Where(area => area.Goals.Count > 0 && points.Find(area.Key) is { } row
            && (!row.IsSensitive || made.Person!.SharesHealth))]);
        var begin = made.AnsweredOn!.Value;
        var agreed = Earlier(begin.AddDays(dice.Below(Math.Max(1, last.DayNumber - begin.DayNumber))), last);
        var reached = dice.Weighted(Outcomes);
        var planned = agreed.AddDays(dice.Between(60, 240));
        if (reached == Reached.Open && made.EndedOn is null)
        {
            planned = Later(planned, until.AddDays(dice.Between(-10, 90)));
        }

        var on = agreed.AddDays(dice.Below(Math.Max(1, Earlier(planned, last).DayNumber - agreed.DayNumber + 1)));
        return new SyntheticGoal(dice.Key(SyntheticPeople.At(agreed)), area.Key, dice.Of(area.Goals).Key, agreed, planned, reached,
            reached == Reached.Open ? null : on, [.. Steps(points.Find(area.Key)!, reached, planned)]);
    }

    private IEnumerable<SyntheticStep> Steps(PointRow row, Reached reached, DateOnly planned)
    {
        foreach (var level in row.Levels.Take(dice.Between(1, 3)))
        {
            var isDone = reached switch { Reached.Yes => true, Reached.Partly => dice.Chance(0.5), Reached.Open => dice.Chance(0.2),
                _ => false };
            yield return new SyntheticStep(dice.Key(SyntheticPeople.At(planned)), row.Key, level.Key, dice.Weighted(Roles),
                reached == Reached.Open && dice.Chance(0.7) ? planned.AddDays(-dice.Below(20)) : null, isDone);
        }
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
