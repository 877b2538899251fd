using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace IntMan.Foundation.Database;

/// <summary>One embedded SQL file "NNNN_topic.sql"; the number is unique over all modules and gives the order.</summary>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 over the text with LF line ends, lower-case hex.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Migration> From(params Assembly[] assemblies)
    {
        var all = assemblies.SelectMany(assembly => assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("migrations/", StringComparison.Ordinal))
                .Select(name => Read(assembly, name)))
            .OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var twice = all.GroupBy(m => m.Name[..4]).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? all
            : throw new InvalidOperationException($"Migration number used twice: {string.Join(", ", twice.Select(m => m.Name))}");
    }

    private static Migration Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new Migration(name["migrations/".Length..], reader.ReadToEnd());
    }
}
