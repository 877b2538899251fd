using System.Net;

namespace IntMan.Portal.Content;

public static class SafeLink
{
    public static bool IsAllowed(string? address)
    {
        var decoded = WebUtility.HtmlDecode(address ?? "").Trim();
        if (decoded.Length == 0 || decoded.Any(char.IsControl) || decoded.Contains('\\', StringComparison.Ordinal)
            || decoded.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            || decoded.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0
            || decoded[..colon].ToUpperInvariant() is "HTTP" or "HTTPS" or "MAILTO" or "TEL";
    }
}
