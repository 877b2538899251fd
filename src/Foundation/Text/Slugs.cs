using Microsoft.EntityFrameworkCore;

namespace IntMan.Foundation.Text;

/// <summary>Proposes the Kürzel of a new entry from its name; afterwards it stays, since it stands in addresses and files.</summary>
public static class Slugs
{
    private const int Longest = 70;

    /// <param name="typed">What somebody chose; null or empty to have it proposed.</param>
    /// <param name="name">Name of the entry.</param>
    /// <param name="taken">The Kürzel of all entries of the kind.</param>
    public static async Task<string> ChooseAsync(string? typed, string name, IQueryable<string> taken, CancellationToken cancellation)
    {
        if (typed?.Trim() is { Length: > 0 } chosen)
        {
            return chosen;
        }

        var proposed = Of(name);
        return Free(proposed, await taken.Where(slug => slug == proposed || slug.StartsWith(proposed + "-")).ToListAsync(cancellation));
    }

    /// <summary>The same where the Kürzel of all entries are at hand.</summary>
    public static string Propose(string name, IReadOnlyCollection<string> taken) => Free(Of(name), taken);

    private static string Of(string name)
    {
        var proposed = string.Join('-', SearchText.Words(name)
            .Select(word => string.Concat(word.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
            .Where(word => word.Length > 0));
        return proposed.Length == 0 ? "eintrag" : proposed[..Math.Min(proposed.Length, Longest)].Trim('-');
    }

    private static string Free(string proposed, IReadOnlyCollection<string> taken) => taken.Contains(proposed)
        ? $"{proposed}-{Enumerable.Range(2, taken.Count + 1).First(n => !taken.Contains($"{proposed}-{n}"))}" : proposed;
}
