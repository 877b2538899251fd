using System.Net;

namespace IntMan.Portal.Content;

/// <summary>Where a link of an editorial text may lead: http, https, mailto, tel, and places inside the portal.</summary>
public static class SafeLink
{
    /// <summary>
    /// Judges what a browser makes of the address: it decodes entities, drops blanks and control characters, and takes a
    /// backslash for a slash; so those that only hide a scheme or a foreign host are refused.
    /// </summary>
    public static bool IsAllowed(string? address)
    {
        var decoded = WebUtility.HtmlDecode(address ?? "").Trim();
        if (decoded.Length == 0 || decoded.Any(char.IsControl) || decoded.Contains('\\', StringComparison.Ordinal) || decoded.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            || decoded.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0
            || decoded[..colon].ToUpperInvariant() is "HTTP" or "HTTPS" or "MAILTO" or "TEL";
    }
}
