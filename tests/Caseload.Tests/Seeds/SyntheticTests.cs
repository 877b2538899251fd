using IntMan.Caseload.Guard;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Seeds;

namespace IntMan.Caseload.Tests.Seeds;

/// <summary>Invented cases: the same ones each time, with answers that the form would have taken and notes that the guard lets
/// pass.</summary>
public sealed class SyntheticTests
{
    private static readonly DateOnly Until = new(2026, 11, 18);

    private static readonly SyntheticCatalogues Catalogues = SyntheticCatalogues.Read(Repository.Content);

    private static readonly SyntheticManager[] Managers =
        [.. Enumerable.Range(1, 3).Select(n => new SyntheticManager(new Guid(n, 0, 0, new byte[8]), "08215017", 1, $"0{n}"))];

    [Fact]
    public void SameProfile_MakesTheSameCases()
    {
        Assert.Equal(Told(Make()), Told(Make()));
        Assert.Equal(SyntheticProfile.P1.Talks, Make().Talks.Count);
    }

    [Fact]
    public void Answers_AreWhatTheFormWouldKeep()
    {
        foreach (var made in Make().Cases.Where(made => made.Person is not null))
        {
            var all = new FormAnswers(made.Answers.Concat(made.HealthAnswers).ToDictionary());
            foreach (var section in Catalogues.Form.Sections)
            {
                Assert.Empty(all.Mistakes(section).Select(mistake => $"{made.Number}: {mistake.Sentence}"));
            }

            Assert.Equal(all.Values.Keys.Order(StringComparer.Ordinal), Catalogues.Form.Sections
                .SelectMany(section => all.OfSection(section).Values.Keys).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Talks_HaveATopicAndLieInTheirCase()
    {
        foreach (var talk in Make().Talks)
        {
            Assert.NotEmpty(talk.Topics);
            Assert.InRange(talk.HeldOn, talk.Case.FirstContactOn, talk.Case.LastDay(Until));
            Assert.NotEqual(DayOfWeek.Sunday, talk.HeldOn.DayOfWeek);
        }
    }

    [Fact]
    public void Traps_ForPublishedFigures_AreThere()
    {
        var world = Make();
        Assert.Single(world.Talks.Where(talk => talk.Topics.Contains("anderes")).Select(talk => talk.Case).Distinct());
        Assert.Equal(12, world.Talks.Count(talk => talk.Topics.Contains("anderes")));
        var people = world.Cases.Select(made => made.Person).OfType<SyntheticPerson>().ToList();
        Assert.Single(people, person => person is { Nationality: "gm", Sex: "w" });
        Assert.Equal(3, people.GroupBy(person => person.Nationality).Count(country => country.Count() == 1));
    }

    [Fact]
    public void Notes_PassTheGuard()
    {
        var guard = TextGuard.Read(Path.Combine(Repository.Content, "caseload", "guard"));
        foreach (var note in SyntheticNotes.Talks.Concat(SyntheticNotes.Remarks))
        {
            var verdict = guard.Judge(note, new GuardContext(Until));
            Assert.True(verdict.Level == GuardLevel.Fine, $"{note}: {string.Join(", ", verdict.Findings)}");
        }
    }

    private static SyntheticWorld Make() => SyntheticWorld.Make(SyntheticProfile.P1, Managers, [], Until, Catalogues,
        [.. Enumerable.Range(0, 400).Select(n => $"Wort{n}")]);

    private static IEnumerable<string> Told(SyntheticWorld world) => world.Cases.Select(made =>
        $"{made.Id} {made.Number} {made.Alias} {made.EndReason} {made.Talks.Count} {made.Goals.Count} {made.Assessments.Count} "
        + string.Join(',', made.Answers.Select(answer => $"{answer.Key}={string.Join('+', answer.Value)}")));
}
