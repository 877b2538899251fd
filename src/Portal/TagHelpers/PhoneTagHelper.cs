using IntMan.Directory.Calendars;
using IntMan.Foundation.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

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
