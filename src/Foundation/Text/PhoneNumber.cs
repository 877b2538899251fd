using System.Text;

namespace IntMan.Foundation.Text;

/// <summary>Phone numbers as people write them, made ready for a link.</summary>
public static class PhoneNumber
{
    /// <summary> The number as <c>tel:</c> URI (RFC 3966): German numbers in E.164 (<c>0171 39200 14</c> → <c>tel:+491713920014</c>),
    /// foreign ones with their country code, short service numbers as they are (<c>tel:115</c>). Null when it is not clear what to dial,
    /// for example with an extension in words or without area code. </summary>
    public static string? ToUri(string? number)
    {
        var dialled = Dialled(number ?? "");
        return dialled switch
        {
            ['+', ..] or ['0', '0', ..] => International(Dialled(number!.Replace("(0)", "", StringComparison.Ordinal)).TrimStart('+', '0')),
            ['0', ..] => dialled.Length >= 6 ? International("49" + dialled[1..]) : null,
            ['1', ..] when dialled.Length is 3 or 6 => "tel:" + dialled,
            _ => null,
        };
    }

    /// <summary>Mobile numbers are those of 015, 016 and 017 (Bundesnetzagentur).</summary>
    public static bool IsMobile(string uri) => uri.StartsWith("tel:+4915", StringComparison.Ordinal)
        || uri.StartsWith("tel:+4916", StringComparison.Ordinal) || uri.StartsWith("tel:+4917", StringComparison.Ordinal);

    /// <summary>E.164 allows 15 digits; fewer than 7 with the country code reach nobody.</summary>
    private static string? International(string digits) => digits.Length is >= 7 and <= 15 && !digits.Contains('+')
        ? "tel:+" + digits : null;

    private static string Dialled(string number)
    {
        var dialled = new StringBuilder(number.Length);
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c) || (c == '+' && dialled.Length == 0))
            {
                dialled.Append(c);
            }
            else if (!char.IsWhiteSpace(c) && !"/-–.()".Contains(c))
            {
                return "";
            }
        }

        return dialled.ToString();
    }
}
