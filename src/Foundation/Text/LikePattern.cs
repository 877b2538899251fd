namespace IntMan.Foundation.Text;

/// <summary>What somebody typed as a pattern for SQL's LIKE, in which % and _ stand for themselves.</summary>
public static class LikePattern
{
    public static string Containing(string? text) => $"%{Escape((text ?? "").Trim())}%";

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
