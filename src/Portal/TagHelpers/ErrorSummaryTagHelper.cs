using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("error-summary", Attributes = "heading")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Heading { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        var more = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ip-errorsum");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "");
        output.Attributes.SetAttribute("aria-labelledby", "h-fehler");
        var heading = FieldTagHelper.Element("h2", "kern-title", Heading);
        heading.Attributes["id"] = "h-fehler";
        var lines = new TagBuilder("ul");
        lines.InnerHtml.AppendHtml(new Lines(View));
        var alert = new TagBuilder("div");
        alert.Attributes["role"] = "alert";
        alert.InnerHtml.AppendHtml(heading).AppendHtml(lines);
        output.Content.AppendHtml(alert).AppendHtml(more);
    }

    private sealed class Lines(ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var fields = FormFields.Of(view);
            foreach (var (field, state) in view.ModelState.Where(state => state.Value!.Errors.Count > 0)
                .OrderBy(state => fields.IndexOf(state.Key)))
            {
                var isField = fields.Contains(field);
                foreach (var error in isField ? state!.Errors.Take(1) : state!.Errors)
                {
                    var (start, end) = isField ? ($"<a href=\"#{encoder.Encode(field)}\">", "</a>") : ("", "");
                    writer.Write($"<li>{start}{encoder.Encode(error.ErrorMessage)}{end}</li>");
                }
            }
        }
    }
}
