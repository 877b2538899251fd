using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>The overview of all municipalities with its filters.</summary>
public sealed class MunicipalityListTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task List_Unfiltered_HasEveryMunicipalityWithWhoAnswers()
    {
        var list = await portal.DocumentAsync("/gemeinden");
        Assert.Equal("25 Orte", list.One("#h-liste").Words());
        Assert.Equal(25, Names(list).Count);
        Assert.Equal(["Tettnang", "Überlingen", "Uhldingen-Mühlhofen"], Names(list)[^3..]);
        var owingen = list.QuerySelectorAll("tbody tr").Single(tr => tr.QuerySelector("a[href='/gemeinden/08435047']") is not null);
        Assert.StartsWith("Owingen Gemeinde, Bodenseekreis Svenja Tintenberg", owingen.Words(), StringComparison.Ordinal);
        Assert.EndsWith("040 66969 301 Auftragsmodell nicht angegeben", owingen.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?kreis=08335", "Singen (Hohentwiel)")]
    [InlineData("?q=ueberl", "Überlingen")]
    [InlineData("?q=%C3%9Cberlingen", "Überlingen")]
    [InlineData("?modell=verband", "Eriskirch|Kressbronn am Bodensee|Langenargen")]
    [InlineData("?modell=eigenes-personal", "Friedrichshafen|Meersburg")]
    [InlineData("?modell=traeger&kreis=08435", "Tettnang|Überlingen")]
    [InlineData("?modell=landratsamt&kreis=08215", "Ettlingen")]
    public async Task List_Filtered_HasOnlyThese(string query, string names)
    {
        var list = await portal.DocumentAsync("/gemeinden" + query);
        Assert.Equal(names.Split('|'), Names(list));
        Assert.NotNull(list.QuerySelector("main a[href='/gemeinden']"));
    }

    [Fact]
    public async Task List_Filter_StaysInTheForm()
    {
        var list = await portal.DocumentAsync("/gemeinden?q=ett&kreis=08215&modell=landratsamt");
        Assert.Equal("ett", list.One("#f-q").GetAttribute("value"));
        Assert.Equal("08215", list.One("#f-kreis option[selected]").GetAttribute("value"));
        Assert.Equal("landratsamt", list.One("#f-modell option[selected]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("?kreis=8435")]
    [InlineData("?kreis=abcde")]
    [InlineData("?modell=unbekannt")]
    [InlineData("?seite=0")]
    [InlineData("?seite=-1")]
    [InlineData("?seite=2")]
    [InlineData("?seite=999")]
    [InlineData("?seite=abc")]
    [InlineData("?seite=99999999999999999999")]
    public async Task List_UnreadableFilter_CountsAsNone(string query) =>
        Assert.Equal(25, Names(await portal.DocumentAsync("/gemeinden" + query)).Count);

    [Fact]
    public async Task List_NothingFits_SaysWhatToDo()
    {
        var list = await portal.DocumentAsync("/gemeinden?q=zzzz");
        Assert.Contains("Kein Ort passt zu dieser Auswahl. Prüfen Sie die Schreibweise oder nehmen Sie einen Filter weg.", list.MainText(),
            StringComparison.Ordinal);
        Assert.Equal("Alle Orte zeigen", list.One("main .ip-empty a[href='/gemeinden']").Words());
    }

    [Fact]
    public async Task List_OnPaper_SaysItsDayAndTheCountyOnlyAmongSeveral()
    {
        var list = await portal.DocumentAsync("/gemeinden");
        Assert.Equal("Stand: 18. November 2026. Aktuell im Internet: http://localhost/gemeinden",
            list.One("p.ip-printonly").Words());
        Assert.Equal(25, list.QuerySelectorAll("tbody th > .ip-muted:not(.ip-noprint)").Length);
        Assert.Equal(23, (await portal.DocumentAsync("/gemeinden?kreis=08435")).QuerySelectorAll("tbody th > .ip-muted.ip-noprint").Length);
    }

    private static List<string> Names(IDocument list) => [.. list.QuerySelectorAll("tbody th a").Select(a => a.Words())];
}
