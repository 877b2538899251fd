using System.Text;

namespace IntMan.Foundation.Calendars;

/// <summary>Content lines of a vCard (RFC 6350, 3.2), which Ical.Net does not write: CRLF, folded as in calendars.</summary>
public sealed class ContentLines
{
    private readonly StringBuilder _lines = new();

    /// <summary>Adds <c>name:value</c>; parameters belong to the name. The value must already be in its form, texts through
    /// <see cref="Escape"/>.</summary>
    public ContentLines Add(string name, string value)
    {
        _lines.Append(name).Append(':').Append(value).Append("\r\n");
        return this;
    }

    /// <summary>Adds an escaped text; nothing when there is none.</summary>
    public ContentLines AddText(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Add(name, Escape(value));

    /// <summary>What somebody typed can never start a line of its own (spec 50-trust, T43).</summary>
    public static string Escape(string value) => (CalendarText.Clean(value) ?? "").Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    public override string ToString() => CalendarText.Fold(_lines.ToString());
}
