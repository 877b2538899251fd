using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("saved", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SavedTagHelper : TagHelper
{
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
