namespace IntMan.Directory.Published;

/// <summary>Checks shared by the entities; each failure is a sentence for the person who typed.</summary>
internal static class Require
{
    public static string Text(string? value, string sentence, string field)
    {
        var trimmed = value?.Trim() ?? "";
        return trimmed.Length > 0 ? trimmed : throw new DirectoryRuleViolation(sentence, field);
    }

    public static void Period(DateOnly from, DateOnly? until, string field)
    {
        if (until < from)
        {
            throw new DirectoryRuleViolation("Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.", field);
        }
    }

    /// <summary>Lower-case letters, digits and single hyphens: what may stand in an address.</summary>
    public static string Slug(string? value, string field) =>
        value is { Length: > 0 and <= 80 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && value[0] != '-' && value[^1] != '-'
            ? value
            : throw new DirectoryRuleViolation("Das Kürzel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und Bindestrichen, zum Beispiel im-ettlingen-west.", field);
}
