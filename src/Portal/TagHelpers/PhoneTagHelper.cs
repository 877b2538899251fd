using IntMan.Directory.Calendars;
using IntMan.Foundation.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary><c>&lt;phone number="0171 39200 14" /&gt;</c> → a link that dials; without a number nothing.</summary>
[HtmlTargetElement("phone", Attributes = "number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneTagHelper : TagHelper
{
    public string? Number { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (PhoneNumber.ToUri(Number) is not { } uri)
        {
            output.SuppressOutput();
            return;
        }

        output.AsLink(uri);
        output.Content.SetContent(Number);
    }
}
