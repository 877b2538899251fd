namespace IntMan.Foundation.Text;

/// <summary>
/// A spreadsheet runs a cell that begins with = + - @ TAB CR NUL. The export puts an apostrophe before it and the import takes it away
/// again. A text that begins with apostrophes before such a sign gets one more, so that every text comes back as it was.
/// </summary>
public static class FormulaGuard
{
    public static string Add(string text) => IsDangerous(text) ? "'" + text : text;

    /// <summary>For a cell that is a text and runs nothing: only what <see cref="Remove"/> would take away gets one more.</summary>
    public static string AddToText(string text) => text.StartsWith('\'') ? Add(text) : text;

    public static string Remove(string field) => field.Length > 1 && field[0] == '\'' && IsDangerous(field) ? field[1..] : field;

    private static bool IsDangerous(string text)
    {
        var start = text.AsSpan().TrimStart('\'');
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0';
    }
}
