using System.Text;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>An officer corrects a file, takes it over and takes it back, on a narrow phone and by keyboard where it matters, with and
/// without script.</summary>
[Collection(BrowserHost.Collection)]
public sealed class ImportJourneyTests(BrowserHost browser)
{
    private const string Wrong =
        "Kürzel;Name;AGS;Raum\nettlingen-probe;Probehaus;0821501A;Saal\nettlingen-probe-zwei;Zweites Probehaus;08215017;\n";

    private const string Streets = "Verzeichnis der Stadt, Stand Januar\nLFD;BREITE;HNR VON;HNR BIS;SEITE;BEZIRK\n"
        + "1;Gaßweg;1;99;U;Nord\n2;Gaßweg;2;100;G;Nord\n3;Talrain;1;20;;Süd\n";

    [Theory]
    [InlineData(320, true)]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Officer_CorrectsTakesOverAndTakesBack(int width, bool hasScript)
    {
        await using var window = await browser.OpenAsync(width, hasScript);
        var page = window.Page;
        await window.SignInAsync("ib");
        await page.GotoAsync("/verwaltung/import");
        await AssertGoodAsync(page, width, hasScript, "1-datei");
        await UploadAsync(page, "#datei", Wrong, "Datei prüfen");
        await Expect(page.Locator("#h-fehler")).ToHaveTextAsync("Eine Zeile können wir nicht übernehmen");
        await Expect(page.Locator(".ip-errorsum")).ToBeFocusedAsync();
        await AssertGoodAsync(page, width, hasScript, "2-fehler");

        await UploadAsync(page, "#datei", Wrong.Replace("0821501A", "08215017", StringComparison.Ordinal), "Weiter");
        await Expect(page.GetByText("Es wurde noch nichts geändert.")).ToBeVisibleAsync();
        await AssertGoodAsync(page, width, hasScript, "3-geprueft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import zurücknehmen" }).WaitForAsync();
        await AssertGoodAsync(page, width, hasScript, "4-uebernommen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import zurücknehmen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Zurückgenommener Import");
        await page.GotoAsync("/verwaltung/import");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("zurückgenommen");
        await page.GotoAsync("/verwaltung/export");
        await AssertGoodAsync(page, width, hasScript, "5-export");
        Assert.Empty(window.Troubles);
    }

    [Theory]
    [InlineData(320, true)]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Officer_SaysWhatIsInAFileWithHeadersOfItsOwn(int width, bool hasScript)
    {
        await using var window = await browser.OpenAsync(width, hasScript);
        var page = window.Page;
        await window.SignInAsync("ib");
        await page.GotoAsync("/verwaltung/import");
        await page.SetInputFilesAsync("#datei", new FilePayload { Name = "verzeichnis.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Streets.Replace("BREITE", $"B{width}", StringComparison.Ordinal)) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Datei prüfen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Was steht in welcher Spalte?");
        await AssertGoodAsync(page, width, hasScript, "6-spalten");
        await page.GetByLabel($"B{width}").SelectOptionAsync("StreetId");
        await page.GetByLabel($"BEZIRK").SelectOptionAsync("DistrictId");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Was gilt für alle Zeilen?");
        await AssertGoodAsync(page, width, hasScript, "7-angaben");
        await page.GetByLabel("Gemeinde").SelectOptionAsync("08215017");
        await page.GetByLabel("Stelle").SelectOptionAsync("*");
        await page.GetByLabel("gültig ab").FillAsync("01.01.2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wer ist in welchem Ortsteil zuständig?");
        await AssertGoodAsync(page, width, hasScript, "8-stellen");
        await page.GetByLabel("Nord").SelectOptionAsync("im-ettlingen-west");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await Expect(page.Locator("#h-g")).ToHaveTextAsync("Wer künftig zuständig ist", new() { Timeout = 30_000 });
        await AssertGoodAsync(page, width, hasScript, "9-wechsel");
        Assert.Empty(window.Troubles);
    }

    private static async Task UploadAsync(IPage page, string field, string csv, string button)
    {
        await page.SetInputFilesAsync(field, new FilePayload { Name = "orte-mit-einem-ziemlich-langen-namen-2026.csv",
            MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator("[data-progress]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    // Axe itself is a script.
    private static async Task AssertGoodAsync(IPage page, int width, bool hasScript, string state)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{state}-{width}.png"), FullPage = true });
        }

        if (hasScript)
        {
            await Barriers.AssertNoneAsync(page, state);
            await Barriers.AssertFitsAsync(page, state, width);
        }
    }
}
