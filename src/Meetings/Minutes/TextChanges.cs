using System.Text.RegularExpressions;

namespace IntMan.Meetings.Minutes;

public enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A piece of text that stayed, came or went.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>One line of a comparison: its pieces, in the order to be read.</summary>
public sealed record ChangedLine(IReadOnlyList<TextPiece> Pieces)
{
    public bool IsSame => Pieces.All(piece => piece.Kind == PieceKind.Same);

    /// <summary>Of the older text, or of the newer one.</summary>
    public string Of(PieceKind gone) => string.Concat(Pieces.Where(piece => piece.Kind != gone).Select(piece => piece.Text));
}

/// <summary>What is different between two texts: line by line, and within a line that changed word by word.</summary>
public static partial class TextChanges
{
    // Beyond this a table of all pairs would be too large; then lines that differ are shown as a whole.
    private const int MostPairs = 4_000_000;

    public static IReadOnlyList<ChangedLine> Between(string older, string newer)
    {
        var steps = Align(LinesOf(older), LinesOf(newer));
        var lines = new List<ChangedLine>();
        for (var i = 0; i < steps.Count; i++)
        {
            var removed = Run(steps, i, PieceKind.Removed);
            var added = Run(steps, i + removed.Count, PieceKind.Added);
            if (removed.Count + added.Count == 0)
            {
                lines.Add(new ChangedLine([steps[i]]));
                continue;
            }

            // A line that was written anew stands in the place of the old one.
            for (var pair = 0; pair < Math.Max(removed.Count, added.Count); pair++)
            {
                lines.Add(new ChangedLine((pair < removed.Count, pair < added.Count) switch
                {
                    (true, true) => Joined(Align(WordsOf(removed[pair].Text), WordsOf(added[pair].Text))),
                    (true, false) => [removed[pair]],
                    _ => [added[pair]],
                }));
            }

            i += removed.Count + added.Count - 1;
        }

        return lines;
    }

    private static List<TextPiece> Run(List<TextPiece> steps, int from, PieceKind kind) =>
        [.. steps.Skip(from).TakeWhile(step => step.Kind == kind)];

    private static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string[] WordsOf(string line) => [.. Word().Matches(line).Select(match => match.Value)];

    private static List<TextPiece> Joined(List<TextPiece> steps)
    {
        var joined = new List<TextPiece>();
        foreach (var step in steps)
        {
            if (joined.Count > 0 && joined[^1].Kind == step.Kind)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + step.Text };
            }
            else
            {
                joined.Add(step);
            }
        }

        return joined;
    }

    // The longest common subsequence, what went before what came.
    private static List<TextPiece> Align(string[] older, string[] newer)
    {
        if ((long)older.Length * newer.Length > MostPairs)
        {
            return [.. older.Select(text => new TextPiece(PieceKind.Removed, text)), .. newer.Select(text =>
                new TextPiece(PieceKind.Added, text))];
        }

        var longest = new int[older.Length + 1, newer.Length + 1];
        for (var i = older.Length - 1; i >= 0; i--)
        {
            for (var j = newer.Length - 1; j >= 0; j--)
            {
                longest[i, j] = older[i] == newer[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return Walk(older, newer, longest);
    }

    private static List<TextPiece> Walk(string[] older, string[] newer, int[,] longest)
    {
        var steps = new List<TextPiece>();
        var (i, j) = (0, 0);
        while (i < older.Length || j < newer.Length)
        {
            if (i < older.Length && j < newer.Length && older[i] == newer[j])
            {
                steps.Add(new TextPiece(PieceKind.Same, older[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == newer.Length || (i < older.Length && longest[i + 1, j] >= longest[i, j + 1]))
            {
                steps.Add(new TextPiece(PieceKind.Removed, older[i++]));
            }
            else
            {
                steps.Add(new TextPiece(PieceKind.Added, newer[j++]));
            }
        }

        return steps;
    }

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex Word();
}
