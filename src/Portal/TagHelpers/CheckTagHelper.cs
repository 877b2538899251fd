using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("check", Attributes = "name,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string Value { get; set; } = "true";

    public bool Checked { get; set; }

    public bool Radio { get; set; }

    public bool Several { get; set; }

    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The first one carries the plain name, so that the summary of errors can lead to it.
        var id = (Radio || Several) && !View.ViewData.TryAdd("check:" + Name, true) ? $"{Name}-{Value}" : Name;
        var message = id == Name ? FormFields.MessageOf(View, Name) : null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-form-check");
        var input = FieldTagHelper.Element("input", Radio ? "kern-form-check__radio" : "kern-form-check__checkbox", null);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Radio ? "radio" : "checkbox";
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = Value;
        if (Checked)
        {
            input.Attributes["checked"] = "checked";
        }

        var label = FieldTagHelper.Element("label", "kern-label", Label);
        label.Attributes["for"] = id;
        if (Hint is not null)
        {
            label.InnerHtml.AppendHtml(FieldTagHelper.Element("span", "ip-check-desc", Hint));
        }

        if (message is not null)
        {
            input.Attributes["aria-invalid"] = "true";
            input.Attributes["aria-describedby"] = Name + "-fehler";
            output.PreElement.AppendHtml(FieldTagHelper.Message(Name, message));
        }

        output.Content.AppendHtml(input).AppendHtml(label);
    }
}
