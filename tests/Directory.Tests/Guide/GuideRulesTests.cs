using IntMan.Directory.Guide;
using IntMan.Directory.Services;

namespace IntMan.Directory.Tests.Guide;

/// <summary>The rules of the guide: what the standards say, what is refused at start, and how an answer is put in order.</summary>
public sealed class GuideRulesTests
{
    private static readonly string Content =
        Path.Combine(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf(
        $"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)], "content");
    private static readonly GuideRules Rules = new(Content);

    private const string Whole = """
        concerns:
          - key: schulden
            title: Schulden
            area: Schulden und Finanzen
            words: [Mahnung]
            asks: []
            we: Wir hören zu.
            not: Keine Verträge.
            source: Standards Bodenseekreis, 3.2.2
            steps:
              - kinds: [Schuldnerberatung]
                reason: Sie hilft bei Schulden.
        """;

    // Standards Bodenseekreis, 3.2.2 a and b.
    [Theory]
    [InlineData("formular-ausfuellen", ServiceKind.JobCentre, ServiceKind.WelfareOffice, ServiceKind.MunicipalContact,
        ServiceKind.YouthMigrationService, ServiceKind.MigrationAdvice)]
    public void Rule_NamesTheServicesInTheOrderOfTheStandards(string key, params ServiceKind[] kinds) =>
        Assert.Equal(kinds, Rules.Find(key)!.Steps.Select(step => step.Kinds[0]));

    [Fact]
    public void FamilyReunification_IsUrgentAndLeadsToTheMigrationAdviceFirst()
    {
        var rule = Rules.Search("Familiennachzug", null)[0];
        Assert.True(rule.IsUrgent);
        Assert.Contains(ServiceKind.MigrationAdvice, rule.Steps[0].Kinds);
    }

    [Fact]
    public void Rules_AllHaveAReasonForEachStep() => Assert.All(Rules.Of(null).SelectMany(rule => rule.Steps),
        step => Assert.EndsWith(".", step.Reason, StringComparison.Ordinal));

    [Theory]
    [InlineData("Schulden")]
    [InlineData("schuldn")]
    [InlineData("Schuldem")]
    public void Search_FindsTheConcernOfDebts(string typed) =>
        Assert.Contains(Rules.Search(typed, null), rule => rule.Area == AreaOfLife.Finances
        && rule.Steps.Any(step => step.Kinds.Contains(ServiceKind.DebtAdvice)));

    [Fact]
    public void Search_OfNothingKnown_FindsNothing() => Assert.Empty(Rules.Search("Xylophonquark", null));

    [Theory]
    [InlineData("kinds: [Schuldnerberatung]", "kinds: [Wunderberatung]",
        "test.yaml, schulden, Schritt 1: „Wunderberatung“ ist kein Art von Angebot.")]
    [InlineData("reason: Sie hilft bei Schulden.", "words: [x]", "test.yaml, schulden, Schritt 1: Es fehlt reason.")]
    [InlineData("area: Schulden und Finanzen", "area: Sonstiges", "test.yaml, schulden: „Sonstiges“ ist kein Lebensbereich.")]
    [InlineData("asks: []", "asks: [size]", "test.yaml, schulden: asks kennt status und age, nicht „size“.")]
    [InlineData("title: Schulden", "titel: Schulden", "test.yaml, Zeile 3:")]
    [InlineData("key: schulden", "key: anderes", "test.yaml, anderes: key besteht aus Kleinbuchstaben")]
    [InlineData("we: Wir hören zu.", "we: ''", "test.yaml, schulden: Es fehlt we.")]
    public void File_WithAMistake_SaysWhereAndWhat(string right, string wrong, string message)
    {
        Assert.Single(RulesFile.Parse(Whole, "test.yaml"));
        var refusal = Assert.Throws<InvalidDataException>(() =>
            RulesFile.Parse(Whole.Replace(right, wrong, StringComparison.Ordinal), "test.yaml"));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_OfACounty_ReplacesConcernsOfTheSameKey()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("rules").FullName;
        File.WriteAllText(Path.Combine(folder, "referral-rules.yaml"), Whole);
        File.WriteAllText(Path.Combine(folder, "referral-rules.08435.yaml"),
            Whole.Replace("Sie hilft bei Schulden.", "Im Bodenseekreis hilft sie auch Selbstständigen.", StringComparison.Ordinal));
        var rules = new GuideRules(folder);
        Assert.Equal("Im Bodenseekreis hilft sie auch Selbstständigen.", Assert.Single(rules.Of("08435")).Steps[0].Reason);
        Assert.Equal("Sie hilft bei Schulden.", Assert.Single(rules.Of("08215")).Steps[0].Reason);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Order_PutsFullServicesLastAndKeepsTheStepsOtherwise()
    {
        var rule = Rules.Find("formular-ausfuellen")!;
        GuideService[] services =
        [
            Service("bürgerbüro", ServiceKind.MunicipalContact, CapacityState.Free),
            Service("jmd", ServiceKind.YouthMigrationService, CapacityState.Free),
            Service("mbe voll", ServiceKind.MigrationAdvice, CapacityState.Full),
            Service("mbe liste", ServiceKind.MigrationAdvice, CapacityState.WaitingList),
            Service("mbe frei", ServiceKind.MigrationAdvice, CapacityState.Free),
            Service("Front Office", ServiceKind.JobCentre, CapacityState.Full),
        ];
        Assert.Equal(
            ["bürgerbüro", "jmd", "mbe frei", "mbe liste", "Front Office", "mbe voll"],
            AnswerGuide.Order(rule, services, ResidenceStatus.ResidencePermit, 20).Select(hit => hit.Service.Name));
        Assert.Equal(["bürgerbüro", "mbe frei", "mbe liste", "mbe voll"],
            AnswerGuide.Order(rule, services, ResidenceStatus.Toleration, 40).Select(hit => hit.Service.Name));
    }

    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)]
    [InlineData(65, true)]
    [InlineData(66, false)]
    public void Service_ForSomeAges_IsOpenFromTheFirstToTheLast(int age, bool isOpen) =>
        Assert.Equal(isOpen, new GuideService { MinimumAge = 18, MaximumAge = 65 }.IsOpenTo(null, age));

    private static GuideService Service(string name, ServiceKind kind, CapacityState capacity) =>
        new() { Id = Guid.NewGuid(), Name = name, Kind = kind, Capacity = capacity };
}
