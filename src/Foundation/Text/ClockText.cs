using System.Globalization;
using System.Text.RegularExpressions;

namespace IntMan.Foundation.Text;

/// <summary>Times of day as people write them: 14:00, 14.00, 9, 9 Uhr, 0900.</summary>
public static partial class ClockText
{
    public static TimeOnly? Read(string text)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return Of(Part("hour"), Part("minute"), Part("second"));
    }

    public static TimeOnly? Of(int hour, int minute, int second = 0) =>
        hour < 24 && minute < 60 && second < 60 ? new TimeOnly(hour, minute, second) : null;

    [GeneratedRegex(@"^((?<hour>[0-9]{1,2})([:.,](?<minute>[0-9]{2})(:(?<second>[0-9]{2}))?)?|"
        + @"(?<hour>[0-9]{2})(?<minute>[0-9]{2}))( ?(uhr|h))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Pattern();
}
