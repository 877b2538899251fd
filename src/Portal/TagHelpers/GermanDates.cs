using System.Globalization;

namespace IntMan.Portal.TagHelpers;

/// <summary>Days as people read them; always German, whatever culture the server runs with.</summary>
internal static class GermanDates
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Dienstag, 12. Mai 2026</summary>
    public static string Full(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", German);

    /// <summary>Di., 12. Mai</summary>
    public static string Short(DateOnly day) => $"{day.ToString("dddd", German)[..2]}., {day.ToString("d. MMMM", German)}";
}
