using System.Globalization;

namespace IntMan.Portal.TagHelpers;

internal static class GermanDates
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Full(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", German);

    public static string Short(DateOnly day) => $"{day.ToString("dddd", German)[..2]}., {day.ToString("d. MMMM", German)}";
}
