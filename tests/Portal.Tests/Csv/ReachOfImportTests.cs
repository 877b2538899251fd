using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>A file speaks only about what its owner keeps; everything else is refused at its row, and nothing is taken over.</summary>
public sealed class ReachOfImportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Outside = "Die Zeile gehört nicht zu Ihrem Zuständigkeitsbereich.";

    private const string Changes = "select count(*) from directory.change";

    /// <summary>Account, file, rows that are refused.</summary>
    public static TheoryData<string, string, string> Files { get; } = new()
    {
        { "ib", "Kürzel;Name;AGS\nettlingen-neu;Haus;08215017\nueberlingen-neu;Haus;08435059\n", "3" },
        { "ib", "Kürzel;Name;AGS;Ort\nmeersburg-rathaus;Mein Haus;08215017;Ettlingen\n", "2" },
        { "ib", "Kürzel;Name;AGS;Adresse;PLZ;Ort\nettlingen-bunsenstr;Bunsenstr. 2-4;08435059;Bunsenstr. 2-4;76275;Ettlingen\n", "2" },
        { "ib", "Kürzel;Name;AGS;Raum\nfriedrichshafen-rathaus;Rathaus Friedrichshafen;08435016;Zimmer 104\n", "2" },
        { "ib", "AGS;Straße;Stelle;gültig "
        + "ab\n08215017;Amselweg;im-ettlingen-sued;2026-12-01\n08435059;Amselweg;im-ettlingen-sued;2026-12-01\n", "3" },
        { "ib", "Kreis;Stelle;gültig ab\n08215;im-ettlingen-sued;2026-12-01\n", "2" },
        { "ib", "AGS;Auftragsmodell;gültig ab\n08435059;eigenes Personal;2030-01-01\n", "2" },
        { "ib", "Kürzel;Vorname;Nachname\nnadim-rebstoeckl;Nadim;Anders\n", "2" },
        { "ib", "Kürzel;Vorname;Nachname;Stelle;gültig ab\nnadim-rebstoeckl;Nadim;Anders;im-ettlingen-sued;2030-01-01\n", "2" },
        { "ib", "Kürzel;Vorname;Nachname;Stelle;gültig "
        + "ab\nneu-hier;Nele;Neu;im-ettlingen-sued;2030-01-01\nneu-dort;Nils;Neu;koordination-bodenseekreis;2030-01-01\n", "3" },
        { "ib", "Kürzel;Name\nukraine;Aus der Ukraine\n", "2" },
        { "koordination", "Kürzel;Name;AGS\nueberlingen-neu;Haus;08435059\nettlingen-neu;Haus;08215017\n", "3" },
        { "koordination", "Kreisschlüssel;Name;Land\n08215;Landkreis Anders;Baden-Württemberg\n", "2" },
        { "koordination", "AGS;name_kurz;kreis_schluessel\n08215017;Ettlingen am See;08215\n", "2" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Row_OutsideTheReach_IsRefused(string account, string csv, string rows)
    {
        var before = await portal.Cluster.ScalarAsync<long>(portal.Database, Changes);
        using var importer = await Importer.SignInAsync(portal, account);
        var (_, page) = await importer.CheckAsync(csv);
        var refused = page.QuerySelectorAll("tbody tr")
            .Select(row => (Row: row.QuerySelector("th").Words().Split(' ')[0], Text: row.Words())).ToList();
        Assert.Equal(rows.Split(' '), refused.Select(row => row.Row));
        Assert.All(refused, row => Assert.Contains(Outside, row.Text, StringComparison.Ordinal));
        Assert.Equal(before, await portal.Cluster.ScalarAsync<long>(portal.Database, Changes));
    }

    [Theory]
    [InlineData("ib", "AGS;Straße;Stelle;gültig ab\n08215017;Amselweg;im-ettlingen-sued;2026-12-01\n")]
    [InlineData("ib", "Kürzel;Vorname;Nachname;Stelle;gültig ab\nneu-hier;Nele;Neu;im-ettlingen-sued;2030-01-01\n")]
    [InlineData("koordination", "Kürzel;Name;AGS\nueberlingen-neu;Haus;08435059\n")]
    [InlineData("admin", "Kürzel;Name;AGS\nueberlingen-neu;Haus;08435059\nettlingen-neu;Haus;08215017\n")]
    public async Task Row_WithinTheReach_IsOffered(string account, string csv)
    {
        using var importer = await Importer.SignInAsync(portal, account);
        var (_, page) = await importer.CheckAsync(csv);
        Assert.NotNull(page.QuerySelector("form[action$=Uebernehmen]"));
    }
}
