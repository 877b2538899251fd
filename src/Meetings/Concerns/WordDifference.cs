using System.Text.RegularExpressions;

namespace IntMan.Meetings.Concerns;

/// <summary>What differs between two texts, word by word: what of the inner note stays in the room, and what is new outside.</summary>
public static partial class WordDifference
{
    // The table of two longer texts would be larger than a page is worth.
    private const int MostWords = 1500;

    /// <returns>Pieces in order; joined, those that are not new give the first text, those that are not gone the second.</returns>
    public static IReadOnlyList<DifferencePiece> Of(string before, string after)
    {
        var (old, now) = (Words().Matches(before).Select(word => word.Value).ToArray(),
            Words().Matches(after).Select(word => word.Value).ToArray());
        if (old.Length > MostWords || now.Length > MostWords)
        {
            return [new(DifferenceKind.Gone, before), new(DifferenceKind.New, after)];
        }

        var common = Common(old, now);
        var pieces = new List<(DifferenceKind Kind, string Text)>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                pieces.Add((DifferenceKind.Same, old[i++]));
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                pieces.Add((DifferenceKind.Gone, old[i++]));
            }
            else
            {
                pieces.Add((DifferenceKind.New, now[j++]));
            }
        }

        return Joined(pieces);
    }

    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<DifferencePiece> Joined(List<(DifferenceKind Kind, string Text)> pieces)
    {
        var joined = new List<DifferencePiece>();
        foreach (var (kind, text) in pieces)
        {
            if (joined.Count > 0 && joined[^1].Kind == kind)
            {
                joined[^1] = new DifferencePiece(kind, joined[^1].Text + text);
            }
            else
            {
                joined.Add(new DifferencePiece(kind, text));
            }
        }

        return joined;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]")]
    private static partial Regex Words();
}

public enum DifferenceKind
{
    Same,
    Gone,
    New,
}

public sealed record DifferencePiece(DifferenceKind Kind, string Text);
