using System.Text.RegularExpressions;

namespace IntMan.Architecture.Tests;

/// <summary>What only the text shows.</summary>
public sealed partial class SourceTests
{
    // Schemas that the statements of a project may name; an exception names its file.
    private static readonly Dictionary<string, string[]> Schemas = new(StringComparer.Ordinal)
    {
        ["Foundation"] = ["foundation", "mail"],
        ["Directory"] = ["foundation", "directory", "public_directory", "infomail", "public_infomail", "quality", "referral"],
        ["Accounts"] = ["foundation", "accounts", "public_directory", "published_directory"],
        ["Meetings"] = ["foundation", "meetings", "public_meetings", "published_directory"],
        ["Caseload"] = ["foundation", "caseload", "public_directory", "published_directory", "published_meetings", "release", "public_release"],
    };

    private const string FirstWrappedMigration = "0035";

    internal static string Root { get; } = FindRoot();

    [Fact]
    public void Comments_AnnounceNoUnfinishedWork()
    {
        var marks = from file in Files("*.cs").Concat(Files("*.cshtml")).Concat(Files("*.sql")) where Unfinished()
            .IsMatch(File.ReadAllText(file)) select Path.GetRelativePath(Root, file);
        Assert.Empty(marks);
    }

    // What is longer is neither read in a review nor merged in peace. Migrations that have been applied stay as they are.
    [Fact]
    public void Lines_EndAt140Characters()
    {
        var styles = Files("*.css").Where(file => !file.Contains("/wwwroot/lib/", StringComparison.Ordinal));
        var migrations = Files("*.sql").Where(file => string.CompareOrdinal(Path.GetFileName(file), FirstWrappedMigration) >= 0);
        var longer = from file in Files("*.cs").Concat(Files("*.cshtml")).Concat(Files("*.js")).Concat(styles).Concat(migrations)
                     from line in File.ReadLines(file).Index()
                     where line.Item.Length > 140 && !OneValue().IsMatch(line.Item)
                     select $"{Path.GetRelativePath(Root, file)}:{line.Index + 1}";
        Assert.Empty(longer);
    }

    [Theory]
    [InlineData("Foundation")]
    [InlineData("Directory")]
    [InlineData("Accounts")]
    [InlineData("Meetings")]
    [InlineData("Caseload")]
    public void Sql_NamesOnlyItsOwnSchemaAndWhatOthersPublish(string project)
    {
        var foreign =
            from file in Files("*.cs").Where(file => file.StartsWith(Path.Combine(Root, "src", project), StringComparison.Ordinal))
            from name in SchemaName().Matches(File.ReadAllText(file)).Select(match => match.Groups["schema"].Value).Distinct()
            where !Schemas[project].Contains(name) && !Exceptions.Contains((Path.GetFileName(file), name))
            select $"{Path.GetRelativePath(Root, file)}: {name}";
        Assert.Empty(foreign);
    }

    // Every change is in the log of the accounts, in the same transaction, whichever module writes.
    private static HashSet<(string File, string Schema)> Exceptions { get; } =
    [
        ("AuditLog.cs", "accounts"),
    ];

    internal static IEnumerable<string> Files(string pattern) =>
        System.IO.Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IntMan.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }

    // An address, one value of an attribute, or a drawing in a style sheet cannot be broken.
    [GeneratedRegex(@"^\s*(@page ""\S+""|[\w-]+=""[^""]+""|--[\w-]+: url\(""[^""]+""\);)( ?/?>| \})?$")]
    private static partial Regex OneValue();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?:from|join|into|update|delete from|select|exists \(select from|perform)\s+"
        + @"(?<schema>(?:public_|published_)?(?:foundation|directory|accounts|mail|infomail|quality|referral|caseload|meetings|release))\.\w")]
    private static partial Regex SchemaName();
}
