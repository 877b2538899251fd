using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

// A question with few answers as a row of buttons: radio buttons, or boxes where several fit. What stands inside appears only after the
// answers named in "opens", by CSS; the server empties what is hidden.
[HtmlTargetElement("seg", Attributes = "name,legend,options")]
public sealed class SegTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Legend { get; set; } = "";

    public IEnumerable<Choice> Options { get; set; } = [];

    public string? Value { get; set; }

    public IReadOnlyCollection<string>? Values { get; set; }

    public string? Hint { get; set; }

    public string Opens { get; set; } = "";

    public bool Several { get; set; }

    public bool Fill { get; set; }

    // A count: answer 3 shows blocks 1 to 3.
    public bool Counts { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var message = FormFields.MessageOf(View, Name);
        var inner = await output.GetChildContentAsync();
        var chosen = Values ?? (Value is null ? [] : [Value]);
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", message is null ? "ip-q" : "ip-q ip-q--error");
        var described = string.Join(' ', new[] { Hint is null ? null : Name + "-hinweis", message is null ? null
            : Name + "-fehler" }.OfType<string>());
        if (described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(Legend);
        output.Content.AppendHtml(legend);
        if (Hint is not null)
        {
            var hint = FieldTagHelper.Element("p", "ip-muted ip-small", Hint);
            hint.Attributes["id"] = Name + "-hinweis";
            output.Content.AppendHtml(hint);
        }

        if (message is not null)
        {
            output.Content.AppendHtml(FieldTagHelper.Message(Name, message));
        }

        var row = FieldTagHelper.Element("div", Fill ? "ip-seg ip-seg--s ip-seg--fill" : "ip-seg ip-seg--s", null);
        foreach (var (choice, index) in Options.Select((choice, index) => (choice, index)))
        {
            row.InnerHtml.AppendHtml(Button(choice, index, chosen.Contains(choice.Value)));
        }

        output.Content.AppendHtml(row).AppendHtml(inner);
    }

    private TagBuilder Button(Choice choice, int index, bool isChosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Several ? "checkbox" : "radio";
        input.Attributes["id"] = index == 0 ? Name : $"{Name}-{choice.Value}";
        input.Attributes["name"] = Name;
        input.Attributes["value"] = choice.Value;
        var classes = string.Join(' ', Classes(choice.Value));
        if (classes.Length > 0)
        {
            input.Attributes["class"] = classes;
        }

        if (isChosen)
        {
            input.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).Append(choice.Text);
        return label;
    }

    private IEnumerable<string> Classes(string value)
    {
        if (Opens.Split(' ').Contains(value))
        {
            yield return "ip-opens";
        }

        for (var block = 1; Counts && int.TryParse(value, out var count) && block <= count; block++)
        {
            yield return $"ip-n{block}";
        }
    }
}
