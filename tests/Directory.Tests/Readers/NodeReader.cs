using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace IntMan.Directory.Tests.Readers;

/// <summary>Runs one of the .mjs files beside it with JSON on stdin and reads JSON from stdout: independent npm packages check our
/// output.</summary>
internal static class NodeReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Skips the test, visibly, where node or the packages are missing.</summary>
    public static async Task<T> ReadAsync<T>(string script, object input)
    {
        var root = Root();
        Assert.SkipUnless(System.IO.Directory.Exists(Path.Combine(root, "node_modules")),
            "node_modules is missing: run npm ci in the root.");
        using var node = Start(Path.Combine(root, "tests", "Directory.Tests", "Readers", script));
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(input, Json));
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"{script}: {await error}");
        return JsonSerializer.Deserialize<T>(await output, Json)!;
    }

    private static Process Start(string script)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };

        // opening_hours reads the clock of the machine; the other packages must not depend on it.
        start.Environment["TZ"] = "Europe/Berlin";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed.");
            throw;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntMan.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("IntMan.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
