using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary><c>&lt;phone number="0171 39200 14" /&gt;</c> → a link that dials; without a number nothing.</summary>
[HtmlTargetElement("phone", Attributes = "number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneTagHelper : TagHelper
{
    public string? Number { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Number))
        {
            output.SuppressOutput();
            return;
        }

        output.AsLink(UriOf(Number));
        output.Content.SetContent(Number);
    }

    /// <summary>RFC 3966 with the German country code; short numbers such as 112 stay as they are.</summary>
    internal static string UriOf(string number)
    {
        var digits = string.Concat(number.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        var international = number.TrimStart().StartsWith('+') ? $"+{digits}"
            : digits.StartsWith("00", StringComparison.Ordinal) ? $"+{digits[2..]}"
            : digits.StartsWith('0') ? $"+49{digits[1..]}"
            : digits;
        return $"tel:{international}";
    }
}
