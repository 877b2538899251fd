using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>One box, every kind of question, on Wednesday, 18 November 2026.</summary>
public sealed class SearchTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Lindenweg 12 Ettlingen", "Lindenweg 12, Ettlingen", "Mirela Ampelstein")]
    [InlineData("lindenweg", "Lindenweg, Ettlingen", "Mirela Ampelstein")]
    [InlineData("Rheinstr 119", "Rheinstr. 119, Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("Rheinstr 155", "Rheinstr. 155, Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("rheinstrasse 155", "Rheinstr. 155, Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("rheinstraße 119", "Rheinstr. 119, Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("Bulacher Strasse", "Bulacher Str., Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("Pforzheimer Str. 12", "Pforzheimerstr. 12, Ettlingen", "Oksana Birkenzahn")]
    [InlineData("Überlingen", "Überlingen", "Elif Seerosenthal")]
    [InlineData("Ueberlingen", "Überlingen", "Elif Seerosenthal")]
    [InlineData("Uberlingen", "Überlingen", "Elif Seerosenthal")]
    [InlineData("88662", "Überlingen", "Elif Seerosenthal")]
    [InlineData("Uhldingen", "Uhldingen-Mühlhofen", "Mehmet Pfahlinger")]
    [InlineData("Spessart", "Spessart, Ettlingen", "Mirela Ampelstein")]
    [InlineData("Sprechstunde Spessart", "Spessart, Ettlingen", "Mirela Ampelstein")]
    [InlineData("Bruchhausen", "Bruchhausen, Ettlingen", "Oksana Birkenzahn")]
    [InlineData("Wolkenfeld", "Tarek Wolkenfeld", "Tarek Wolkenfeld")]
    [InlineData("Zaunkoenigin", "Daryna Zaunkönigin", "Daryna Zaunkönigin")]
    [InlineData("Owingen", "Owingen", "Svenja Tintenberg")]
    public async Task Search_WhatPeopleType_AnswersFirst(string typed, string heading, string contact)
    {
        var page = await AskAsync(typed);
        Assert.Equal(heading, page.One("h1").Words());
        Assert.Equal(contact, page.One("article[aria-labelledby] h2").Words());
    }

    [Fact]
    public async Task Search_StreetWithDoor_ShowsNextHourPhoneAndReason()
    {
        var page = await AskAsync("Lindenweg 12 Ettlingen");
        var card = page.One("article");
        Assert.Equal("Heute 14:00–16:30 Uhr", card.One(".ip-bigtime").Words());
        Assert.Contains("jetzt offen", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Bunsenstr. 2-4. Sie brauchen keinen Termin.", card.Words(), StringComparison.Ordinal);
        Assert.Equal("Anrufen: 040 66969 325", card.One("a[href='tel:+494066969325']").Words());
        Assert.NotNull(card.QuerySelector("a[href='mailto:mirela.ampelstein@kreis-karlsruhe.example']"));
        var why = page.One("section[aria-labelledby=h-warum]").Words();
        Assert.Contains("Lindenweg Mirela Ampelstein belegt, Quelle: Landratsamt Karlsruhe, Vorstellung in Ettlingen 2018", why,
            StringComparison.Ordinal);
        Assert.EndsWith("Landkreis Karlsruhe Landratsamt Karlsruhe, Amt für Integration, 069 90009 100", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_DoorBesideTheListedOnes_IsAnsweredByTheNextLevel()
    {
        var page = await AskAsync("Rheinstr 117");
        Assert.Equal("Rheinstr. 117, Ettlingen", page.One("h1").Words());
        Assert.Equal("Jonas Kieselbart", page.One("article h2").Words());
        Assert.Contains("vermutet", page.One("section[aria-labelledby=h-warum]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_MunicipalityWithoutAnyone_IsAnsweredByTheCounty()
    {
        var why = (await AskAsync("Owingen")).One("section[aria-labelledby=h-warum]").Words();
        Assert.Contains("Alle Orte: Bodenseekreis Svenja Tintenberg nur Ebene", why, StringComparison.Ordinal);
        Assert.Contains("Vor Ort ist niemand eingetragen. Es antwortet die nächste Ebene.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Singen_DependsOnTheAccommodation()
    {
        var page = await AskAsync("Singen");
        var groups = page.QuerySelectorAll("main h2.kern-heading-medium").Select(h => h.Words()).Take(2);
        Assert.Equal(["Eigenständig-dezentral untergebrachte Geflüchtete", "Städtisch-zentral untergebrachte Geflüchtete"],
            groups.Order(StringComparer.Ordinal));
        Assert.Equal(["Emil Hegauwinder", "Yara Felsenkeller"], Cards(page).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zentral", "Yara Felsenkeller")]
    [InlineData("dezentral", "Emil Hegauwinder")]
    public async Task Search_SingenForOneGroup_HasOneAnswer(string group, string contact) =>
        Assert.Equal([contact], Cards(await portal.DocumentAsync($"/suche?q=Singen&gruppe={group}")));

    [Fact]
    public async Task Search_SplitStreetWithoutNumber_AsksForIt()
    {
        var page = await AskAsync("Rheinstr");
        var field = page.One("form input#hausnummer");
        Assert.Equal("Rheinstr", page.One("form:has(#hausnummer) input[name=q]").GetAttribute("value"));
        Assert.Null(field.GetAttribute("aria-invalid"));
        Assert.Contains("Rheinstr. 119 + 155 Tarek Wolkenfeld", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Rheinstr., übrige Hausnummern Jonas Kieselbart", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_UndividedStreet_DoesNotAskForTheNumber() =>
        Assert.Null((await AskAsync("Lindenweg")).QuerySelector("#hausnummer"));

    [Theory]
    [InlineData("119", "Tarek Wolkenfeld")]
    [InlineData("117", "Jonas Kieselbart")]
    public async Task Search_NumberInItsOwnField_Answers(string number, string contact)
    {
        var page = await portal.DocumentAsync($"/suche?q=Rheinstr&hausnummer={number}");
        Assert.Equal($"Rheinstr. {number}, Ettlingen", page.One("h1").Words());
        Assert.Equal([contact], Cards(page));
    }

    [Fact]
    public async Task Search_NumberThatIsNone_SaysSoAtTheFieldAndKeepsIt()
    {
        var page = await portal.DocumentAsync("/suche?q=Rheinstr&hausnummer=abc");
        const string Sentence = "Geben Sie eine Hausnummer ein, zum Beispiel 7 oder 12a.";
        var field = page.One("#hausnummer");
        Assert.Equal("abc", field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal(Sentence, page.One("#" + field.GetAttribute("aria-describedby")).Words());
        Assert.Equal(Sentence, page.One("[role=alert] a[href='#hausnummer']").Words());
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_StreetThatThePlaceDoesNotHave_SaysSoAndNamesWhoAnswersThere()
    {
        var page = await AskAsync("Rheinstr. 119, 78224 Singen");
        Assert.Equal("„Rheinstr. 119“ in Singen (Hohentwiel)?", page.One("h1").Words());
        Assert.Equal("In Singen (Hohentwiel) ist „Rheinstr. 119“ nicht eingetragen.", page.One(".ip-lead").Words());
        Assert.Equal("Den Namen gibt es an anderen Orten", page.One("#h-weitere").Words());
        Assert.Equal("/suche?q=Rheinstr.%20119%2C%20Ettlingen", page.One("main li h3 a").GetAttribute("href"));
        Assert.Equal(["Emil Hegauwinder", "Yara Felsenkeller"], Cards(page).Order(StringComparer.Ordinal));
        Assert.StartsWith("Bitte noch genauer", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "“Rheinstr 119” is not listed in Salem.")]
    [InlineData("fr", "« Rheinstr 119 » n’est pas enregistré à Salem.")]
    [InlineData("tr", "„Rheinstr 119“, Salem için kayıtlı değil.")]
    [InlineData("uk", "«Rheinstr 119» у Salem не записано.")]
    [InlineData("ar", "«Rheinstr 119» غير مسجل في Salem.")]
    [InlineData("fa", "«Rheinstr 119» در Salem ثبت نشده است.")]
    [InlineData("ls", "In Salem kennen wir „Rheinstr 119“ nicht.")]
    public async Task Search_StreetThatThePlaceDoesNotHave_IsSaidInEveryLanguage(string language, string sentence)
    {
        var page = await portal.DocumentAsync($"/{language}/suche?q=Rheinstr%20119%20Salem");
        Assert.Equal(sentence, page.One(".ip-lead").Words());
        Assert.Equal($"/{language}/suche?q=Rheinstr.%20119%2C%20Ettlingen", page.One("main li h3 a").GetAttribute("href"));
    }

    [Fact]
    public async Task Search_NumberThatNoRuleNames_SaysThatTheNextLevelAnswers() => Assert.Contains(
        "Die Hausnummer 117 ist nicht einzeln eingetragen. Es antwortet die nächste Ebene.", (await AskAsync("Rheinstr 117")).MainText(),
        StringComparison.Ordinal);

    [Fact]
    public async Task Search_MunicipalityDividedByStreets_AsksForTheStreetThere()
    {
        var page = await AskAsync("Ettlingen");
        Assert.Contains("In Ettlingen hängt es von der Straße ab.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Ettlingen", page.One("form:has(#strasse) input[name=ort]").GetAttribute("value"));
        Assert.Equal("Lindenweg 12, Ettlingen", (await portal.DocumentAsync("/suche?q=Lindenweg%2012&ort=Ettlingen")).One("h1").Words());
    }

    [Theory]
    [InlineData("Lindenweg 12 Ettlingen", "Dafür ist da: Jonas Kieselbart, Integrationsbeauftragter")]
    [InlineData("Salem", "In Salem ist dafür keine eigene Stelle eingetragen: Integrationsbeauftragung.")]
    [InlineData("Salem", "Es antwortet: Rahel Schilfufer, Integrationsbeauftragte des Landkreises")]
    public async Task Search_GeneralQuestions_NameSomebodyWhoIsThere(string typed, string sentence) => Assert.Contains(
        sentence, (await AskAsync(typed)).One("section:has(#h-rolle-IntegrationOfficer)").Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Search_StreetInTwoTowns_AsksWhichOne()
    {
        var page = await AskAsync("Hauptstraße");
        Assert.Equal("Hauptstraße: Bitte noch genauer", page.One("h1").Words());
        Assert.Equal(["Hauptstraße, Ettlingen", "Hauptstraße, Singen (Hohentwiel)"],
            page.QuerySelectorAll("main li h3").Select(h => h.Words()).Order(StringComparer.Ordinal));
        Assert.Contains("Straße, Landkreis Konstanz", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Nothing_OffersNearNamesAndOffices()
    {
        var page = await AskAsync("Friedrichsstatt");
        Assert.Equal("Nichts gefunden für „Friedrichsstatt“", page.One("h1").Words());
        Assert.Contains(page.QuerySelectorAll("main a[href^='/suche?q=']"), a => a.Words() == "Friedrichshafen");
        Assert.NotNull(page.QuerySelector("main a[href='tel:+493023125100']"));
        Assert.NotNull(page.QuerySelector("main a[href='/gemeinden']"));
    }

    [Theory]
    [InlineData("xyzzyqwert")]
    [InlineData("!!!")]
    [InlineData("12")]
    [InlineData("💩")]
    public async Task Search_WithoutAnyLikeness_IsNoDeadEnd(string typed)
    {
        var page = await AskAsync(typed);
        Assert.NotEmpty(page.One("h1").Words());
        Assert.Equal(typed, page.One("input#q").GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll("form[role=search], main a[href='/gemeinden']"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20%20")]
    public async Task Search_EmptyBox_Explains(string query) =>
        Assert.Contains("Geben Sie einen Ort, eine Straße mit Hausnummer oder einen Namen ein.",
            (await portal.DocumentAsync("/suche" + query)).MainText(), StringComparison.Ordinal);

    [Fact]
    public async Task Fragment_ForTheScript_IsTheSameAnswerWithoutFrame()
    {
        var fragment = await portal.TextAsync("/suche/treffer?q=Lindenweg");
        Assert.DoesNotContain("<html", fragment, StringComparison.OrdinalIgnoreCase);
        var page = await portal.DocumentAsync("/suche/treffer?q=Lindenweg");
        Assert.Equal("Ein Ergebnis für Lindenweg, Ettlingen.", page.One("[data-status]").Words());
        Assert.Equal("Lindenweg, Ettlingen", page.One("h2").Words());
        Assert.Empty(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Search_LongText_IsCutAndAnswered()
    {
        var page = await AskAsync("Lindenweg " + new string('x', 1500));
        Assert.InRange(page.One("input#q").GetAttribute("value")!.Length, 10, 200);
    }

    [Fact]
    public async Task Search_IsNotForSearchEngines()
    {
        using var response = await portal.GetAsync("/suche?q=Lindenweg");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("noindex", (await AskAsync("Lindenweg")).One("meta[name=robots]").GetAttribute("content"));
    }

    private static IEnumerable<string> Cards(IDocument page) => page.QuerySelectorAll("main article h2").Select(h => h.Words());

    private async Task<IDocument> AskAsync(string typed) => await portal.DocumentAsync("/suche?q=" + Uri.EscapeDataString(typed));
}
