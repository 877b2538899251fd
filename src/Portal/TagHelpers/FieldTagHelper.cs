using System.Globalization;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("field", Attributes = "name,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    private const int UsualLength = 256;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    // Text, day, time, number or choice. While something is wrong with the form, the field keeps what was typed; without this attribute
    // it never does (passwords).
    public object? Value { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int Maxlength { get; set; } = UsualLength;

    public string? Lang { get; set; }

    public string? Dir { get; set; }

    public int Rows { get; set; }

    public IEnumerable<Choice>? Options { get; set; }

    public bool Optional { get; set; }

    // Id of a datalist with proposals.
    public string? List { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ModelState[Name];
        var message = FormFields.MessageOf(View, Name);
        var keepsTyped = View.ModelState.ErrorCount > 0 && context.AllAttributes.ContainsName("value");
        var text = (keepsTyped ? state?.AttemptedValue : null) ?? GermanInput.Text(Value);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", message is null ? "kern-form-input" : "kern-form-input kern-form-input--error");
        var label = Element("label", "kern-label", Label);
        label.Attributes["for"] = Name;
        if (Optional)
        {
            label.InnerHtml.Append(" ").AppendHtml(Element("span", "kern-label__optional", "– optional"));
        }

        output.Content.AppendHtml(label);
        if (Hint is not null)
        {
            var hint = Element("div", "kern-hint ip-muted", Hint);
            hint.Attributes["id"] = Name + "-hinweis";
            output.Content.AppendHtml(hint);
        }

        if (message is not null)
        {
            output.Content.AppendHtml(Message(Name, message));
        }

        output.Content.AppendHtml(Control(message, text));
        if (View.ViewData[FieldMerge.ClashOf(Name)] is string stored)
        {
            output.Content.AppendHtml(Taking(stored));
        }
    }

    // Both changed the field: one press takes the other's value.
    private TagBuilder Taking(string stored)
    {
        var box = Element("div", "kern-form-check", null);
        var input = Element("input", "kern-form-check__checkbox", null);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var id = FieldMerge.TakePrefix + Name;
        (input.Attributes["type"], input.Attributes["id"], input.Attributes["name"], input.Attributes["value"]) = ("checkbox", id, id, "1");
        var value = Options?.FirstOrDefault(choice => choice.Value == stored)?.Text ?? stored;
        var label = Element("label", "kern-label", value.Length == 0 ? "Statt meiner Eingabe leer lassen"
            : $"Statt meiner Eingabe nehmen, was jetzt gespeichert ist: {value}");
        label.Attributes["for"] = id;
        box.InnerHtml.AppendHtml(input).AppendHtml(label);
        return box;
    }

    internal static TagBuilder Message(string name, string message)
    {
        var error = Element("p", "kern-error", null);
        error.Attributes["id"] = name + "-fehler";
        var icon = Element("span", "kern-icon kern-icon--danger", null);
        icon.Attributes["aria-hidden"] = "true";
        error.InnerHtml.AppendHtml(icon).AppendHtml(Element("span", "kern-body", message));
        return error;
    }

    internal static TagBuilder Element(string tag, string css, string? text)
    {
        var element = new TagBuilder(tag);
        element.Attributes["class"] = css;
        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }

        return element;
    }

    private IHtmlContent Control(string? message, string? text)
    {
        var suffix = message is null ? "" : " kern-form-input__input--error";
        var control = (Options, Rows) switch
        {
            (not null, _) => Element(
                "select", "kern-form-input__select" + suffix.Replace("__input", "__select", StringComparison.Ordinal), null),
            (_, > 0) => Element("textarea", "kern-form-input__input" + suffix, "\n" + text),
            _ => Element("input", "kern-form-input__input" + suffix, null),
        };
        control.Attributes["id"] = Name;
        control.Attributes["name"] = Name;
        var described = string.Join(' ', new[] { Hint is null ? null : Name + "-hinweis", message is null
            ? null : Name + "-fehler" }.OfType<string>());
        Set(control, "aria-describedby", described.Length == 0 ? null : described);
        Set(control, "aria-invalid", message is null ? null : "true");
        Set(control, "autocomplete", Autocomplete);
        Set(control, "lang", Lang);
        Set(control, "dir", Dir);
        if (Options is not null)
        {
            foreach (var choice in Options)
            {
                var option = new TagBuilder("option");
                option.Attributes["value"] = choice.Value;
                Set(option, "selected", choice.Value == (text ?? "") ? "selected" : null);
                option.InnerHtml.Append(choice.Text);
                control.InnerHtml.AppendHtml(option);
            }

            return new HtmlContentBuilder().AppendHtml("<div class=\"kern-form-input__select-wrapper\">").AppendHtml(control)
                .AppendHtml("</div>");
        }

        control.Attributes["maxlength"] = Maxlength.ToString(CultureInfo.InvariantCulture);
        if (Rows > 0)
        {
            control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            return control;
        }

        control.Attributes["type"] = Type;
        Set(control, "inputmode", Inputmode);
        Set(control, "data-day", IsDay ? View.HttpContext.Features.Get<Wording>()?["site.calendar"] : null);
        Set(control, "list", List);
        Set(control, "value", text);
        control.TagRenderMode = TagRenderMode.SelfClosing;
        return control;
    }

    // The script sets a calendar beside it.
    private bool IsDay => Value is DateOnly || (View.ActionDescriptor as CompiledPageActionDescriptor)?.BoundProperties
        .Any(bound => bound.BindingInfo?.BinderModelName == Name && bound.ParameterType == typeof(DateOnly?)) == true;

    private static void Set(TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }
    }
}

public sealed record Choice(string Value, string Text);
