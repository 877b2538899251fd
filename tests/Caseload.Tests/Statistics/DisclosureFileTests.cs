using System.Text.Json;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

public sealed class DisclosureFileTests
{
    private const string Example = """
        {"k":5,"tables":[{"name":"t","rows":["r1","r2"],"cols":["c1","c2"],"inner":[[12,3],[20,8]],"zeros":"shown"}],
         "links":[],"released":[]}
        """;

    [Fact]
    public void Example_OfTheIssueSaysWhatIsHiddenAndWhy()
    {
        var answer = Answer(Example);
        Assert.Equal("safe", answer.GetProperty("verdict").GetString());
        var figures = answer.GetProperty("tables")[0].GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(9, figures.Count);
        Assert.Equal("""{"row":"r1","col":"c2","state":"hidden","value":null,"interval":[1,10],"reason":"kleine Zahl"}""",
            JsonSerializer.Serialize(figures[1]));
        Assert.Equal("""{"row":"*","col":"*","state":"shown","value":43,"interval":[43,43],"reason":null}""",
            JsonSerializer.Serialize(figures[8]));
    }

    [Fact]
    public void Pattern_OfOneReleaseIsReadAsTheEarlierOneOfTheNext()
    {
        var before = Answer(Example).GetProperty("tables")[0];
        var next = $$"""
            {"k":5,"tables":[{"name":"t","rows":["r1","r2"],"cols":["c1","c2"],"inner":[[30,13],[40,28]]}],
             "released":[{"name":"t","rows":["r1","r2"],"cols":["c1","c2"],"period":"2025","relation":"part",
                          "figures":{{before.GetProperty("figures").GetRawText()}}}]}
            """;
        var figures = Answer(next).GetProperty("tables")[0].GetProperty("figures");
        Assert.Equal("in früherer Freigabe verborgen", figures[1].GetProperty("reason").GetString());
        Assert.Equal("hidden", figures[0].GetProperty("state").GetString());
    }

    [Fact]
    public void OneDimension_UnionsSumsAndRecodingAreUnderstood()
    {
        var answer = Answer("""
            {"k":5,"tables":[
              {"name":"Orte","rows":["A","B","C"],"inner":[12,30,40]},
              {"name":"Räume","rows":["Nord","C"],"cols":["w","m"],"inner":[[20,22],[25,15]]},
              {"name":"Länder","rows":["Syrien","Irak","Iran","Ghana"],"inner":[50,20,2,10],"recode":{"rows":{"top":2}},
               "sums":[{"name":"Punkte","inner":[500,200,20,100]}]}],
             "links":[{"whole":"Nord","parts":["A","B"]},{"tables":["Orte","Räume"]}]}
            """);
        Assert.Equal(0, answer.GetProperty("hidden").GetInt32());
        Assert.Equal(["Orte", "Räume", "Länder", "Länder · Punkte"],
            answer.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("name").GetString()));
        Assert.Equal(12, answer.GetProperty("tables")[2].GetProperty("figures")[2].GetProperty("value").GetInt32());
    }

    [Theory]
    [InlineData("", "Die Datei ist kein gültiges JSON (Zeile 1).")]
    [InlineData("[]", "Datei: Hier steht ein Objekt mit k, mode, tables, links, released.")]
    [InlineData("{}", "Eine Veröffentlichung hat 1 bis 60 Tabellen.")]
    [InlineData("""{"K":5}""", "Datei: „K“ ist unbekannt. Möglich sind k, mode, tables, links, released.")]
    [InlineData("""{"k":"5"}""", "Datei, k: Hier steht eine ganze Zahl.")]
    [InlineData("""{"k":99999999999999999999}""", "Datei, k: Hier steht eine ganze Zahl.")]
    [InlineData("""{"k":2,"tables":[{"name":"t","rows":["a"],"inner":[5]}]}""", "k liegt zwischen 3 und 100.")]
    [InlineData("""{"tables":{}}""", "Datei, tables: Hier steht eine Liste.")]
    [InlineData("""{"tables":[{"rows":["a"],"inner":[5]}]}""", "Datei, tables 1: Es fehlt name.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a","b"],"cols":["c"],"inner":[[1]]}]}""",
        "Datei, tables 1, inner: Hier stehen 2 Zeilen, eine je Kategorie in rows.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a","b"],"cols":["c"],"inner":[[1],[1,2]]}]}""",
        "Datei, tables 1, inner 2: Hier stehen 1 Zahlen, eine je Kategorie in cols.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[null]}]}""", "Datei, tables 1, inner: Eine Zahl fehlt.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[1.5]}]}""", "Datei, tables 1, inner 1: Hier steht eine ganze Zahl.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[-1]}]}""", "Tabelle „t“: Eine Zahl ist negativ oder zu groß.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a","a"],"inner":[1,2]}]}""", "Tabelle „t“: Die Kategorie „a“ steht zweimal da.")]
    [InlineData("""{"tables":[{"name":"t","rows":[],"inner":[]}]}""", "Tabelle „t“: Eine Dimension hat 1 bis 200 Kategorien.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[1],"zeros":"maybe"}]}""",
        "Datei, tables 1: zeros ist shown oder hidden, nicht „maybe“.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[7]},{"name":"u","rows":["a"],"inner":[9]}],"links":[["t","u"]]}""",
        "Die Tabellen „t“ und „u“ lassen sich nicht verknüpfen: Sie haben keine Kategorie gemeinsam, oder dieselbe Summe ist verschieden.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[7]}],"links":[{"whole":"x","parts":["x"]}]}""",
        "Die Summe „x“ hat keine Teile oder enthält sich selbst.")]
    [InlineData("""{"tables":[{"name":"t","rows":["a"],"inner":[7]}],"released":[{"name":"t","rows":["a"],"inner":[9],"relation":"part"}]}""",
        "Die Tabellen und die früheren Freigaben widersprechen sich: Keine Zahlen passen zu allem, was veröffentlicht ist. "
        + "Geben Sie für die frühere Freigabe „overlap“ an, wenn sie berichtigt wurde.")]
    public void Mistakes_AreSaidInGerman(string json, string sentence)
    {
        var refusal = Assert.Throws<DisclosureRefusal>(() => Answer(json));
        Assert.Equal(sentence, refusal.Message);
    }

    [Fact]
    public void AnyDamage_IsRefusedAndNeverCrashes()
    {
        var random = new Random(4);
        var full = Example.Replace("\"released\":[]",
            "\"released\":[{\"name\":\"t\",\"rows\":[\"r1\",\"r2\"],\"cols\":[\"c1\",\"c2\"],\"inner\":[[12,null],[20,8]]}]",
            StringComparison.Ordinal);
        for (var round = 0; round < 1500; round++)
        {
            var text = full.ToCharArray();
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                text[random.Next(text.Length)] = "[]{},:\"0123456789abn-. "[random.Next(23)];
            }

            var failure = Record.Exception(() => Answer(new string(text)));
            Assert.True(failure is null or DisclosureRefusal, $"{new string(text)}\n{failure}");
        }
    }

    private static JsonElement Answer(string json)
    {
        var input = DisclosureFile.Read(json);
        return JsonDocument.Parse(DisclosureFile.Write(input, Tables.Protect(input))).RootElement;
    }
}
