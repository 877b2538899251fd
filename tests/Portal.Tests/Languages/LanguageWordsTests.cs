using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Languages;

/// <summary>Days, times and the next office hour in the words of each language; names stay German.</summary>
public sealed class LanguageWordsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private Wordings Wordings
    {
        get
        {
            _ = portal.Client;
            return portal.Services.GetRequiredService<Wordings>();
        }
    }

    [Theory]
    [InlineData("en", "Next office hour Wednesday, 25 November, 14:00–16:30")]
    [InlineData("fr", "Prochaine permanence mercredi 25 novembre, 14:00–16:30")]
    [InlineData("tr", "Sonraki görüşme saati 25 Kasım Çarşamba, 14:00–16:30")]
    [InlineData("uk", "Наступний прийом середа, 25 листопада, 14:00–16:30")]
    [InlineData("ar", "ساعات المراجعة القادمة الأربعاء، 25 نوفمبر، \u206614:00–16:30\u2069")]
    [InlineData("fa", "ساعت مراجعه بعدی چهارشنبه 25 نوامبر، \u206614:00–16:30\u2069")]
    [InlineData("ls", "Nächste Sprech·stunde Mittwoch, 25. November, 14:00–16:30 Uhr")]
    [InlineData("de", "Nächste Sprechstunde Mi., 25. November, 14:00–16:30 Uhr")]
    public void NextHour_InAWeek_IsSaidInTheLanguage(string code, string sentence)
    {
        var t = WordingOf(code);
        Assert.Equal(sentence, $"{t["card.next"]} {t.Hours.When(HourOn(new DateOnly(2026, 11, 25)), Today)}");
    }

    [Fact]
    public async Task Entry_InEnglish_TranslatesTheWordsAndMarksTheNames()
    {
        var page = await portal.DocumentAsync("/en/ansprechpersonen/mirela-ampelstein", "2026-11-18T16:31");
        var card = page.One(".ip-person");
        Assert.Equal("Mirela Ampelstein", card.One("h1 > bdi[lang=de]").Words());
        Assert.StartsWith(
            "Next office hour Tomorrow 14:00–17:00 Spessart, Hauptstraße. You do not need an appointment. Then again: Friday, 20 "
            + "November, 09:00–12:00", card.One(".ip-person__now").Words(), StringComparison.Ordinal);
        Assert.Equal("Mirela Ampelstein – Integration Guide", page.Title);
    }

    [Fact]
    public async Task DoorError_InEnglish_IsSaidInEnglish() => Assert.Contains(
        "Enter a house number, for example 7 or 12a.", (await portal.DocumentAsync("/en/suche?q=Rheinstr.%2C%20Ettlingen&hausnummer=zz"))
        .MainText(), StringComparison.Ordinal);

    [Fact]
    public async Task MachineFormats_AreTheSameForEveryReader()
    {
        var json = await portal.TextAsync("/gemeinden/08215017.json");
        Assert.Contains("\"position\":\"Integrationsmanagement\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2068", json, StringComparison.Ordinal);
    }

    private static OfficeHourDate HourOn(DateOnly day) =>
        new(null!, day, new TimeOnly(14, 0), new TimeOnly(16, 30), null, DateStatus.Regular, null, null);

    private static string Html(Words words)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        words.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }

    private Wording WordingOf(string code) => Wordings.Of(Language.All.Single(language => language.Code == code));

    [Fact]
    public void Words_OfAnEntry_AreEncoded() => Assert.Equal(
        "Substitute: <bdi lang=\"de\">&lt;b&gt;Müller&lt;/b&gt;</bdi>",
        Html(WordingOf("en")["substitute.by", WordingOf("en").Name("<b>Müller</b>")]));
}
