using System.Text;

namespace IntMan.Foundation.Calendars;

/// <summary>What calendars and contact cards need of a text before and after it is written; Ical.Net does only part of it.</summary>
internal static class CalendarText
{
    private const int MaxOctets = 75;

    /// <summary> Every kind of line break as <c>\n</c>, no other control character; null when nothing is left, because Ical.Net writes an
    /// empty property. </summary>
    public static string? Clean(string? text)
    {
        var clean = string.Concat((text ?? "").ReplaceLineEndings("\n").Replace('\t', ' ').Where(c => c == '\n' || !char.IsControl(c)));
        return string.IsNullOrWhiteSpace(clean) ? null : clean;
    }

    /// <summary> A person's name for a parameter (CN), which knows no escapes: Ical.Net writes a line break as it is, and what follows
    /// would be a line of its own (spec 50-trust, T43). </summary>
    public static string? Name(string? text) => Clean(text)?.Replace('\n', ' ').Replace('"', '\'');

    /// <summary>At most 75 octets a line, folded between whole characters: Ical.Net folds within those outside the basic plane.</summary>
    public static string Fold(string lines)
    {
        var folded = new StringBuilder(lines.Length + (lines.Length / 32));
        var octets = 0;
        foreach (var rune in lines.EnumerateRunes())
        {
            var isLineEnd = rune.Value is '\r' or '\n';
            if (!isLineEnd && octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets = isLineEnd ? 0 : octets + rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
