using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("email", Attributes = "address", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EmailTagHelper : TagHelper
{
    public string? Address { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            output.SuppressOutput();
            return;
        }

        var at = Address.LastIndexOf('@') + 1;
        output.AsLink($"mailto:{Uri.EscapeDataString(Address).Replace("%40", "@", StringComparison.Ordinal)}");
        output.Content.Append(Address[..at]).AppendHtml("<wbr>").Append(Address[at..]);
    }
}
