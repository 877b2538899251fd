using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("badge", Attributes = "kind")]
public sealed class BadgeTagHelper : TagHelper
{
    public string Kind { get; set; } = "";

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind is not ("success" or "info" or "warning"))
        {
            throw new InvalidOperationException($"<badge> has no kind \"{Kind}\"; it has success, info and warning.");
        }

        var text = new TagBuilder("span");
        text.AddCssClass("kern-label kern-label--small");
        text.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        var picture = new TagBuilder("span");
        var icon = Icon ?? Kind;
        picture.AddCssClass(icon.StartsWith("ip-", StringComparison.Ordinal)
            ? $"kern-icon ip-icon--{icon[3..]}" : $"kern-icon kern-icon--{icon}");
        picture.Attributes.Add("aria-hidden", "true");

        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"kern-badge kern-badge--{Kind} kern-badge--small");
        output.Content.AppendHtml(picture).AppendHtml(text);
    }
}
