using System.Text.RegularExpressions;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Import;

/// <summary>The demo county is published: nothing in it may reach a real person.</summary>
public sealed partial class DemoDataTests
{
    /// <summary>Ranges that the Bundesnetzagentur reserves for film and television.</summary>
    [GeneratedRegex(
        @"^(030 23125 \d{3}|040 66969 \d{3}|069 90009 \d{3}|0221 4710 \d{3}|089 99998 \d{3}|0171 39200 \d{2}|0152 28817386|0172 9925904)$")]
    private static partial Regex ReservedNumber();

    [Fact]
    public void Folder_HasOneFileForEachKind() =>
        Assert.Equal(ImportKinds.Names.Select(name => name + ".csv").Order(StringComparer.Ordinal),
            System.IO.Directory.EnumerateFiles(Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Phones_OfAllFiles_AreReserved()
    {
        var phones = Values("Telefon").ToList();
        Assert.NotEmpty(phones);
        Assert.All(phones, phone => Assert.Matches(ReservedNumber(), phone));
    }

    [Fact]
    public void Mails_OfAllFiles_EndInExample()
    {
        var mails = Values("E-Mail").ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.EndsWith(".example", mail, StringComparison.Ordinal));
    }

    [Fact]
    public void Consent_OfAllButOnePerson_IsGiven() => Assert.Single(Rows("people.csv"), row => row["Einwilligung am"].Length == 0);

    [Fact]
    public void Commissions_NameTwentyOneOfTheTwentyThreeMunicipalitiesOfTheBodenseekreis()
    {
        var all = Rows("municipalities.csv").Where(row => row["kreis_schluessel"] == "08435")
            .ToDictionary(row => row["ags"], row => row["name_kurz"]);
        var named = Rows("mandates.csv").Select(row => row["AGS"]).Where(all.ContainsKey).ToList();
        Assert.Equal((23, 21), (all.Count, named.Count));
        Assert.Equal(["Owingen", "Sipplingen"], all.Where(m => !named.Contains(m.Key)).Select(m => m.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Streets_OfEttlingen_AreTheOnesOfTheSource()
    {
        var byPost = Rows("streets.csv").Where(row => row["AGS"] == "08215017" && row["Stelle"].StartsWith("im-", StringComparison.Ordinal))
            .GroupBy(row => row["Stelle"])
            .ToDictionary(g => g.Key, g =>
                string.Join(", ", g.Select(row => $"{row["Ortsteil"]}{row["Straße"]} {row["Hausnummern"]}".Trim())));
        Assert.Equal("Lindenweg, Albstr., Damaschkestr., Spessart", byPost["im-ettlingen-sued"]);
        Assert.Equal("Bunsenstr., Bulacher Str., Rheinstr. 119 + 155, Neuwiesenrebenstr.", byPost["im-ettlingen-west"]);
        Assert.Equal("Pforzheimerstr., Englerstr., Bruchhausen", byPost["im-ettlingen-ost"]);
    }

    private static IEnumerable<string> Values(string column) =>
        System.IO.Directory.EnumerateFiles(Folder()).SelectMany(file => Rows(Path.GetFileName(file)))
            .Select(row => row.GetValueOrDefault(column, "")).Where(value => value.Length > 0);

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var table = CsvTable.Parse(CsvText.Decode(File.ReadAllBytes(Path.Combine(Folder(), file))));
        return table.Lines.Select(line => table.Header.Zip(line.Fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IntMan.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(root.FullName, "content", "demo");
    }
}
