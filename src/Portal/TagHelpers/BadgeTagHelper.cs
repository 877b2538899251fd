using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary><c>&lt;badge kind="success"&gt;jetzt offen&lt;/badge&gt;</c>: KERN's small badge, always with an icon beside the word.</summary>
[HtmlTargetElement("badge", Attributes = "kind")]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>success, info or warning.</summary>
    public string Kind { get; set; } = "";

    /// <summary>One of KERN's icons, for example calendar-today; an own drawing as ip-clock. Nothing: the kind's icon.</summary>
    public string? Icon { get; set; }

    /// <exception cref="InvalidOperationException">Another kind.</exception>
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
        picture.AddCssClass(icon.StartsWith("ip-", StringComparison.Ordinal) ? $"kern-icon ip-icon--{icon[3..]}" : $"kern-icon kern-icon--{icon}");
        picture.Attributes.Add("aria-hidden", "true");

        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"kern-badge kern-badge--{Kind} kern-badge--small");
        output.Content.AppendHtml(picture).AppendHtml(text);
    }
}
