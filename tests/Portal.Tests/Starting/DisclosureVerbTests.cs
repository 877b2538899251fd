using IntMan.Foundation.Database;
using IntMan.Portal.Commands;

namespace IntMan.Portal.Tests.Starting;

/// <summary>The verb that proves tables needs neither database nor settings.</summary>
public sealed class DisclosureVerbTests
{
    [Fact]
    public async Task Tables_AreAnsweredWithTheirPattern()
    {
        var (code, answer) = await RunAsync("""
            {"k":5,"tables":[{"name":"t","rows":["a","b"],"cols":["c","d"],"inner":[[12,3],[20,8]]}]}
            """);
        Assert.Equal(0, code);
        Assert.Contains("\"verdict\": \"safe\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"kleine Zahl\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EarlierReleaseThatGivesAFigureAway_IsNotSafe()
    {
        var (code, answer) = await RunAsync("""
            {"k":5,"tables":[{"name":"t","rows":["a","b"],"inner":[12,3]}],
             "released":[{"name":"t","rows":["a","b"],"inner":[12,null],"total":15,"relation":"same"}]}
            """);
        Assert.Equal(2, code);
        Assert.Contains("\"verdict\": \"unsafe\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistake_IsASentenceWithTheFile()
    {
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() => RunAsync("{"));
        Assert.EndsWith("tables.json: Die Datei ist kein gültiges JSON (Zeile 1).", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PortalStartRefused>(() =>
            ProveDisclosure.ExecuteAsync("/nowhere/tables.json", TextWriter.Null, TestContext.Current.CancellationToken));
    }

    private static async Task<(int Code, string Answer)> RunAsync(string json)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "tables.json");
            await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
            await using var output = new StringWriter();
            return (await ProveDisclosure.ExecuteAsync(file, output, TestContext.Current.CancellationToken), output.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
