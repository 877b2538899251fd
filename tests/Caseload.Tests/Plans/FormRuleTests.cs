using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;

namespace IntMan.Caseload.Tests.Plans;

/// <summary>The rules of Teil A (R6 to R15), on the form that the county uses.</summary>
public sealed class FormRuleTests
{
    private static readonly FormDefinition Form = new(Repository.Content);

    [Theory]
    [InlineData("R6", "schule", "schulbesuch=nein schuljahre=1-4 schulabschluss=ja abschlussart=mittlere", "schulbesuch")]
    [InlineData("R6", "schule", "schulbesuch=ja schulabschluss=nein abschlussart=mittlere uebersetzt=ja", "schulbesuch schulabschluss")]
    [InlineData("R8", "studium", "studium=ja studienabschluss=nein studium-zertifikat=ja", "studium studienabschluss")]
    [InlineData("R9", "arbeit", "arbeitsverhaeltnis=nein umfang=minijob vertrag=befristet", "arbeitsverhaeltnis")]
    [InlineData("R10", "arbeit", "schulische-ausbildung=nicht-erhoben schulische-ausbildung-stand=aktuell", "schulische-ausbildung")]
    [InlineData("R11", "gesundheit", "behinderung=nicht-erhoben merkzeichen=g", "behinderung")]
    [InlineData("R12", "mobilitaet", "fuehrerschein=nein fuehrerschein-gilt=ja", "fuehrerschein")]
    [InlineData("children", "kinder", "kinder-zahl=1 kind-1-alter=u3 kind-2-alter=u3", "kinder-zahl kind-1-alter")]
    public void Hidden_IsEmptied(string rule, string section, string typed, string kept) =>
        Assert.Equal((rule, kept), (rule, string.Join(' ', Answers(typed).OfSection(Form.Find(section)!).Values.Keys)));

    [Theory]
    [InlineData("R7", "schule", "schulbesuch=ja schulabschluss=ja anerkennung-schule=bearbeitung", "Beantworten Sie „In Bearbeitung bei“.")]
    [InlineData("R9", "arbeit", "arbeitsverhaeltnis=ja", "Beantworten Sie „Umfang“.|Beantworten Sie „Vertrag“.")]
    [InlineData("R9", "arbeit", "ausbildungsverhaeltnis=ja", "Beantworten Sie „Umfang der Ausbildung“.")]
    [InlineData("R10", "arbeit", "schulische-ausbildung=ja", "Beantworten Sie „Stand der Ausbildung“.")]
    [InlineData("R13", "sprachen", "alphabetisiert=nein lateinisch=ja",
        "Wer lateinisch alphabetisiert ist, ist alphabetisiert. Prüfen Sie beide Antworten.")]
    [InlineData("R13", "sprachen", "lateinisch=ja", "")]
    [InlineData("R14", "deutsch", "niveau=c1 kurse=nein", "")]
    [InlineData("R15", "kinder", "haushalt=2 kinder-zahl=2 kind-1-wohnt=haushalt kind-2-wohnt=haushalt",
        "Im Haushalt leben 2 Personen. So viele Kinder können dort nicht wohnen.")]
    [InlineData("R15", "kinder", "haushalt=2 kinder-zahl=2 kind-1-wohnt=haushalt kind-2-wohnt=ausland", "")]
    [InlineData("R15", "kinder", "haushalt=6+ kinder-zahl=7 kind-1-wohnt=haushalt", "")]
    [InlineData("R15", "kinder", "alleinerziehend=ja kinder-zahl=1 kind-1-wohnt=ausland",
        "Bei „alleinerziehend“ wohnt mindestens ein Kind im Haushalt. Prüfen Sie die Angaben.")]
    public void Wrong_IsSaid(string rule, string section, string typed, string said) => Assert.Equal((rule, said),
        (rule, string.Join('|', Answers(typed).Mistakes(Form.Find(section)!).Select(mistake => mistake.Sentence))));

    [Fact]
    public void AnswerThatIsNotOffered_IsDropped() =>
        Assert.Equal(["geschlecht"], Answers("geschlecht=w aufenthalt=irgendwas").OfSection(Form.Find("person")!).Values.Keys);

    [Fact]
    public void EveryYesNo_HasThreeAnswers() => Assert.All(
        Form.All.Where(question => question.Options.Any(option => option.Key == "nein") && question.Options.Any(option =>
            option.Key == "ja")),
        question => Assert.Contains(question.Options, option => option.Key == FormDefinition.NotRecorded));

    [Fact]
    public void Progress_CountsWhatIsAsked()
    {
        Assert.Equal((1, 4), Answers("arbeitsverhaeltnis=nein").Progress(Form.Find("arbeit")!));
        Assert.Equal((1, 7), Answers("arbeitsverhaeltnis=ja").Progress(Form.Find("arbeit")!));
    }

    [Fact]
    public void Areas_OfGoalsAreTheRowsOfThePoints() => Assert.Equal(
        new PointCatalogue(Repository.Content).Rows.Select(row => row.Key).Append("eigener"),
        new GoalCatalogue(Repository.Content).Areas.Select(area => area.Key));

    private static FormAnswers Answers(string typed) => new(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => new[] { pair[1] }));
}
