using System.Text;

namespace IntMan.Directory.Calendars;

/// <summary>
/// Content lines, the common ground of iCalendar (RFC 5545, 3.1) and vCard (RFC 6350, 3.2): CRLF, at most 75 octets a line without it,
/// longer ones folded with one space between whole characters.
/// </summary>
internal sealed class ContentLines
{
    private const int MaxOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>Adds <c>name:value</c>; parameters belong to the name. The value must already be in its form, texts through <see cref="Escape"/>.</summary>
    public ContentLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>Adds an escaped text; nothing when there is none.</summary>
    public ContentLines AddText(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Add(name, Escape(value));

    /// <summary>
    /// A TEXT value: backslash, semicolon and comma escaped, every kind of line break as <c>\n</c>, other control characters dropped, so that
    /// what somebody typed can never start a line of its own (spec 50-trust, T43).
    /// </summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(rune);
                    break;
                case '\t':
                    escaped.Append(' ');
                    break;
                default:
                    escaped.Append(Rune.IsControl(rune) ? "" : rune.ToString());
                    break;
            }
        }

        return escaped.ToString();
    }

    public override string ToString() => _text.ToString();
}
