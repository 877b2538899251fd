using IntMan.Directory.History;
using IntMan.Portal.Pages.Work;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("saved", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SavedTagHelper(UndoOwnChange undo, IAntiforgery antiforgery) : TagHelper
{
    public const string Parameter = "gespeichert";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string When { get; set; } = "1";

    public string Text { get; set; } = "";

    // Offers to take back what the account has just done.
    public bool Undo { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var done = View.HttpContext.Request.Query[Parameter].ToString();
        var isTakenBack = Undo && done == UndoModel.Done && View.ViewData.TryAdd(UndoModel.Done, true);
        if ((done != When && !isTakenBack) || !View.ModelState.IsValid)
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
        header.InnerHtml.AppendHtml(icon).AppendHtml(FieldTagHelper.Element("span", "kern-title",
            isTakenBack ? "Rückgängig gemacht. Es ist wieder, wie es vorher war." : Text));
        output.Content.AppendHtml(header);
        if (Undo && !isTakenBack && View.HttpContext.SignIn() is { } session
            && await undo.LastAsync(session.AccountId, View.HttpContext.RequestAborted) is { } last)
        {
            output.Content.AppendHtml(Button(last));
        }
    }

    private TagBuilder Button(OwnChange last)
    {
        var form = FieldTagHelper.Element("form", "kern-alert__body", null);
        form.Attributes["method"] = "post";
        form.Attributes["action"] = "/konto/rueckgaengig";
        form.InnerHtml.AppendHtml(Hidden("vorgang", last.Id.ToString())).AppendHtml(Hidden("zurueck", View.HttpContext.Request.Path))
            .AppendHtml(antiforgery.GetHtml(View.HttpContext));
        var button = FieldTagHelper.Element("button", "kern-btn kern-btn--secondary", null);
        button.Attributes["type"] = "submit";
        var label = FieldTagHelper.Element("span", "kern-label", "Rückgängig");
        label.InnerHtml.AppendHtml(FieldTagHelper.Element("span", "ip-vh", $": {last.Action}"));
        button.InnerHtml.AppendHtml(label);
        form.InnerHtml.AppendHtml(button);
        return form;
    }

    private static TagBuilder Hidden(string name, string? value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = ("hidden", name, value);
        return input;
    }
}
