using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;

namespace IntMan.Caseload.Seeds;

/// <summary>What cases are filled with.</summary>
public sealed record SyntheticCatalogues(FormDefinition Form, PointCatalogue Points, GoalCatalogue Goals, TopicCatalogue Topics)
{
    public static SyntheticCatalogues Read(string content) =>
        new(new FormDefinition(content), new PointCatalogue(content), new GoalCatalogue(content), new TopicCatalogue(content));
}

/// <summary>An invented caseload in memory; the same input makes the same one.</summary>
internal sealed class SyntheticWorld
{
    private const int Proposals = 2;

    private SyntheticWorld(IReadOnlyList<SyntheticManager> managers, List<SyntheticCase> cases, List<SyntheticTalk> talks) =>
        (Managers, Cases, Talks) = (managers, cases, talks);

    public IReadOnlyList<SyntheticManager> Managers { get; }

    public List<SyntheticCase> Cases { get; }

    public List<SyntheticTalk> Talks { get; }

    /// <summary>Open cases that a colleague has asked the first manager to take over.</summary>
    public IEnumerable<SyntheticCase> Proposed { get; private set; } = [];

    /// <param name="words">Merkwörter, the simple ones first.</param>
    public static SyntheticWorld Make(SyntheticProfile profile, IReadOnlyList<SyntheticManager> managers,
        IReadOnlyList<SyntheticService> services, DateOnly until, SyntheticCatalogues catalogues, IReadOnlyList<string> words)
    {
        var dice = new Dice(profile.Seed);
        var cases = new SyntheticPeople(profile, managers, until, dice).Make();
        var form = new SyntheticForm(catalogues.Form, services, dice);
        var plans = new SyntheticPlans(catalogues.Points, catalogues.Goals, services, until, dice);
        foreach (var made in cases.Where(made => made.Person is not null || made.LockedOn is not null))
        {
            plans.Sign(made);
            if (made.Person is not null)
            {
                form.Fill(made);
            }

            if (made.PartB == true)
            {
                plans.Plan(made);
            }
        }

        var talks = new SyntheticTalks(profile, catalogues.Topics, services, until, dice).Make(cases);
        var world = new SyntheticWorld(managers, cases, talks);
        world.Finish(words, dice);
        return world;
    }

    private void Finish(IReadOnlyList<string> words, Dice dice)
    {
        foreach (var series in Cases.GroupBy(made => (made.Ags, made.Manager.Number)))
        {
            foreach (var (index, made) in series.Index())
            {
                made.Sequence = index + 1;
            }
        }

        foreach (var (index, made) in Cases.OrderBy(made => made.EndedOn is not null).Index())
        {
            made.Alias = words[index % words.Count];
        }

        foreach (var made in Cases)
        {
            if (made.EndReason is { } reason && CaseWords.StatusOf(reason) is { } status)
            {
                made.Statuses.Add((made.EndedOn!.Value, status));
            }

            if (made is { EndedOn: null, PartB: true })
            {
                Write(made, dice);
                made.TandemId = dice.Chance(0.03) ? Managers.FirstOrDefault(other => other.PersonId != made.Manager.PersonId)?.PersonId
                    : null;
            }
        }

        Proposed = [.. Cases.Where(made => made is { EndedOn: null, PartB: true, TandemId: null } && made.Manager != Managers[0])
            .DistinctBy(made => made.Manager).Take(Proposals)];
    }

    // Free texts are there only while a case is open.
    private static void Write(SyntheticCase made, Dice dice)
    {
        made.Texts.AddRange(made.Talks.Where(_ => dice.Chance(0.15)).Select(talk => (talk.Id, "note", dice.Of(SyntheticNotes.Talks))));
        made.Texts.AddRange(made.Goals.Where(_ => dice.Chance(0.2)).Select(goal => (goal.Id, "remark", dice.Of(SyntheticNotes.Remarks))));
    }
}
