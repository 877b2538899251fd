using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

public sealed class JsonLdTagHelper : TagHelper
{
    public required JsonObject Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");
        output.Content.SetHtmlContent(new Microsoft.AspNetCore.Html.HtmlString(Value.ToJsonString()));
    }
}
