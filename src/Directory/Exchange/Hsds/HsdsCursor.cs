using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary> A place in a list as it was at one moment: names decide the order and may change while somebody leafs through, so the pages
/// after the first one keep to the names of that moment, and each begins after the last entry of the one before. </summary>
public sealed record HsdsCursor(DateTimeOffset At, string Name, Guid Id)
{
    private const int Longest = 2000;

    public string Text =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks} {Id:N} {Name}")));

    public static HsdsCursor? Parse(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 3);
        return parts.Length == 3 && !parts[2].Contains('\0', StringComparison.Ordinal)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new HsdsCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[2], id)
            : null;
    }
}
