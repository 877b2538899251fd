using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>What somebody has said about a file that it does not say itself: which sheet, which column holds what, and what holds for
/// all of
/// its rows.</summary>
public sealed record FileReading
{
    /// <summary>In <see cref="Columns"/>: the column is not read.</summary>
    public const string NotRead = "";

    private const int MaxCount = 300;

    public static FileReading Nothing { get; } = new();

    public string? Sheet { get; init; }

    /// <summary>Headers, folded, and the keys of the columns they hold.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>Keys of columns that the file does not have, and what holds for every row.</summary>
    public Dictionary<string, string> ForAll { get; init; } = [];

    /// <summary>Names of districts, folded, and the posts that answer for them; see <see cref="NotRead"/>.</summary>
    public Dictionary<string, string> Posts { get; init; } = [];

    /// <summary>Whether phone numbers that begin without 0 have lost it; null while nobody was asked.</summary>
    public bool? AddsZeros { get; init; }

    /// <summary>Questions that need no answer, but have been seen.</summary>
    public bool KnowsColumns { get; init; }

    public bool KnowsValues { get; init; }

    public bool KnowsPosts { get; init; }

    public string? ColumnOf(string header) => Columns.GetValueOrDefault(Labels.Fold(header));

    public string? PostOf(string district) =>
        Posts.GetValueOrDefault(Labels.Fold(district)) is { Length: > 0 } post ? post : null;

    /// <summary>What is worth remembering for the next file of the same kind.</summary>
    public FileReading ToKeep() => new()
    {
        Columns = new(Columns.TakeLast(MaxCount)), Posts = new(Posts.TakeLast(MaxCount)),
    };

    /// <summary>What was remembered, below what is said now.</summary>
    public FileReading Over(FileReading? remembered) => remembered is null ? this : this with
    {
        Columns = Merged(remembered.Columns, Columns), Posts = Merged(remembered.Posts, Posts),
    };

    private static Dictionary<string, string> Merged(Dictionary<string, string> below, Dictionary<string, string> above)
    {
        var merged = new Dictionary<string, string>(below);
        foreach (var (key, value) in above)
        {
            merged[key] = value;
        }

        return merged;
    }
}
