using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary>
/// Says what has just been saved, after the redirect: <c>&lt;saved text="Die Sprechstunde ist gespeichert." /&gt;</c> appears at ?gespeichert=1,
/// <c>&lt;saved when="abgesagt" text="…" /&gt;</c> at ?gespeichert=abgesagt. Needs no cookie, and only sentences of the page can appear.
/// </summary>
[HtmlTargetElement("saved", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SavedTagHelper : TagHelper
{
    /// <summary>Name of the query parameter that handlers redirect with.</summary>
    public const string Parameter = "gespeichert";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string When { get; set; } = "1";

    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.HttpContext.Request.Query[Parameter] != When || !View.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-alert kern-alert--success");
        output.Attributes.SetAttribute("role", "status");
        var header = FieldTagHelper.Element("div", "kern-alert__header", null);
        var icon = FieldTagHelper.Element("span", "kern-icon kern-icon--success", null);
        icon.Attributes["aria-hidden"] = "true";
        header.InnerHtml.AppendHtml(icon).AppendHtml(FieldTagHelper.Element("span", "kern-title", Text));
        output.Content.AppendHtml(header);
    }
}
