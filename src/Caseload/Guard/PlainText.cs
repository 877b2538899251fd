using System.Globalization;
using System.Text;

namespace IntMan.Caseload.Guard;

/// <summary>A word of the text: letters, with hyphen or apostrophe inside.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Folded">Small letters without marks.</param>
/// <param name="Start">In the plain text.</param>
/// <param name="EndsClause">Whether a full stop, comma or the like stands between this word and the next.</param>
/// <param name="Dotted">Whether a full stop follows at once ("Dr.", "K.").</param>
public sealed record GuardWord(string Text, string Folded, int Start, bool EndsClause, bool Dotted)
{
    public int End => Start + Text.Length;

    public bool IsCapital => char.IsUpper(Text[0]);
}

/// <summary>
/// The text in one form (compatible characters, nothing invisible, one kind of blank), and for every character where it stood in the text
/// as it was typed: what hides from the patterns is found all the same, and marked where the reader sees it.
/// </summary>
public sealed class PlainText
{
    private readonly List<int> _origin = [];
    private readonly int _length;

    public PlainText(string typed)
    {
        _length = typed.Length;
        var plain = new StringBuilder(typed.Length);
        var elements = StringInfo.GetTextElementEnumerator(typed);
        while (elements.MoveNext())
        {
            foreach (var character in elements.GetTextElement().Normalize(NormalizationForm.FormKC))
            {
                Add(plain, character, elements.ElementIndex);
            }
        }

        Text = plain.ToString();
        Words = [.. Split(Text)];
    }

    public string Text { get; }

    public IReadOnlyList<GuardWord> Words { get; }

    /// <summary>Where a piece of the plain text stands in the text as it was typed.</summary>
    public (int Start, int Length) Origin(int start, int length)
    {
        var from = _origin[start];
        var until = start + length < _origin.Count ? _origin[start + length] : _length;
        return (from, until - from);
    }

    private void Add(StringBuilder plain, char character, int index)
    {
        if (char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control
            && character is not ('\n' or '\t' or '\r'))
        {
            return;
        }

        plain.Append(character switch
        {
            '–' or '—' or '−' or '‐' or '‑' => '-',
            '’' or '‘' or '`' or '´' => '\'',
            '\r' or '\n' => '\n',
            _ when char.IsWhiteSpace(character) => ' ',
            _ when char.IsDigit(character) => (char)('0' + (int)char.GetNumericValue(character)),
            _ => character,
        });
        _origin.Add(index);
    }

    private static IEnumerable<GuardWord> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            if (!char.IsLetter(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || IsInner(text, end)))
            {
                end++;
            }

            var word = text[start..end];
            yield return new GuardWord(word, GuardLists.Fold(word), start, EndsClause(text, end), end < text.Length && text[end] == '.');
            start = end;
        }
    }

    private static bool IsInner(string text, int at) =>
        text[at] is '-' or '\'' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool EndsClause(string text, int end)
    {
        while (end < text.Length && !char.IsLetterOrDigit(text[end]))
        {
            if (text[end] is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '/')
            {
                return true;
            }

            end++;
        }

        return false;
    }
}
