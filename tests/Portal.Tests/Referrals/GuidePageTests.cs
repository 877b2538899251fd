using System.Net;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>The guide as anybody meets it; its state is the address.</summary>
public sealed class GuidePageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Forms = "/wegweiser?anliegen=formular-ausfuellen&gemeinde=08435016";

    [Fact]
    public async Task Start_ListsAllConcernsByAreaOfLife()
    {
        var page = await portal.DocumentAsync("/wegweiser");
        Assert.Equal(52, page.QuerySelectorAll("main a.ip-action").Length);
        Assert.Equal(["Allgemein", "Wohnen"], page.QuerySelectorAll("main h2").Select(h => h.Words()).Take(2));
    }

    [Fact]
    public async Task Search_NarrowsAndSaysWhenNothingFits()
    {
        Assert.Contains("Schulden", (await portal.DocumentAsync("/wegweiser?q=Mahnung")).MainText(), StringComparison.Ordinal);
        var nothing = await portal.DocumentAsync("/wegweiser?q=Xylophonquark");
        Assert.Contains("Kein Anliegen passt zu „Xylophonquark“.", nothing.MainText(), StringComparison.Ordinal);
        Assert.Equal("/wegweiser", nothing.One("main .ip-empty a").GetAttribute("href"));
    }

    // Standards Bodenseekreis, 3.2.2 a: first the authority itself; which one it is depends on the status.
    [Theory]
    [InlineData("ResidencePermit", "Jobcenter Front Office",
        "Die zuständige Behörde hilft zuerst. Für Bürgergeld ist das der Schalter des Jobcenters.")]
    [InlineData("Toleration", "Sozialamt: Leistungen für Asylsuchende",
        "Die zuständige Behörde hilft zuerst. Im Asylverfahren oder mit Duldung ist das das Sozialamt.")]
    public async Task FillingInForms_StartsAtTheAuthorityOfTheStatus(string status, string service, string reason)
    {
        var page = await portal.DocumentAsync($"{Forms}&status={status}");
        var first = page.One("#stellen > li:first-child").Words();
        Assert.Contains(service, first, StringComparison.Ordinal);
        Assert.Contains(reason, first, StringComparison.Ordinal);
        Assert.Contains("Es ersetzt nicht die Hilfe der Behörde, die über den Antrag entscheidet.", page.MainText(),
            StringComparison.Ordinal);
        Assert.Contains("Quelle: Standards Bodenseekreis, 3.2.2 a", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Age_DecidesAboutTheYouthMigrationService()
    {
        Assert.Contains("Jugendmigrationsdienst", (await portal.DocumentAsync($"{Forms}&alter=20")).One("#stellen").Words(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Jugendmigrationsdienst", (await portal.DocumentAsync($"{Forms}&alter=40")).One("#stellen").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_AreAskedOnlyWhereTheRuleNeedsThem()
    {
        var forms = await portal.DocumentAsync(Forms);
        Assert.NotNull(forms.QuerySelector("#status"));
        Assert.NotNull(forms.QuerySelector("#alter"));
        var interpreting = await portal.DocumentAsync("/wegweiser?anliegen=dolmetschen");
        Assert.Null(interpreting.QuerySelector("#status"));
        Assert.Null(interpreting.QuerySelector("#alter"));
    }

    [Fact]
    public async Task Place_TypedByName_IsTheMunicipality_AndAnUnknownOneIsSaid()
    {
        var exact = await portal.DocumentAsync("/wegweiser?anliegen=dolmetschen&gemeinde=friedrichshafen");
        Assert.Equal("Friedrichshafen", exact.One("#gemeinde").GetAttribute("value"));
        var near = await portal.DocumentAsync("/wegweiser?anliegen=dolmetschen&gemeinde=friedrichsha");
        Assert.Equal("true", near.One("#gemeinde").GetAttribute("aria-invalid"));
        Assert.Equal("/wegweiser?anliegen=dolmetschen&gemeinde=08435016", near.One("form li a").GetAttribute("href"));
        var unknown = await portal.DocumentAsync("/wegweiser?anliegen=dolmetschen&gemeinde=Nirgendwoburg");
        Assert.Contains("Diesen Ort finden wir nicht.", unknown.MainText(), StringComparison.Ordinal);
        Assert.StartsWith("Fehler: ", unknown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Age_ThatIsNone_IsSaidAtTheField() =>
        Assert.Contains("Geben Sie das Alter als Zahl von 0 bis 120 ein.", (await portal.DocumentAsync($"{Forms}&alter=alt")).MainText(),
            StringComparison.Ordinal);

    [Fact]
    public async Task Concern_ThatDoesNotExist_IsNotFound() =>
        await portal.DocumentAsync("/wegweiser?anliegen=gibt-es-nicht", status: HttpStatusCode.NotFound);

    [Fact]
    public async Task Refer_IsOfferedToThoseWhoMay_AndCarriesTheConcern()
    {
        Assert.DoesNotContain("/verweisen", (await portal.DocumentAsync(Forms)).One("main").InnerHtml, StringComparison.Ordinal);
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var link = (await manager.PageAsync(Forms)).One("main a[href*='/verweisen?']").GetAttribute("href")!;
        Assert.EndsWith("/verweisen?anliegen=formular-ausfuellen", link, StringComparison.Ordinal);
        Assert.Equal("formular-ausfuellen", (await manager.PageAsync(link)).One("#anliegen option[selected]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/ar/wegweiser", "rtl", "تعبئة استمارة أو طلب")]
    [InlineData("/uk/wegweiser?anliegen=dolmetschen", "ltr", "Пул перекладачів")]
    [InlineData("/ls/wegweiser?anliegen=formular-ausfuellen", "ltr", "Formular oder Antrag ausfüllen")]
    public async Task Guide_InOtherLanguages_NamesConcernsAndServices(string address, string direction, string expected)
    {
        var page = await portal.DocumentAsync(address);
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
        Assert.Contains(expected, page.MainText(), StringComparison.Ordinal);
    }
}
