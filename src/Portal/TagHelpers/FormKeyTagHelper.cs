using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.TagHelpers;

/// <summary>
/// Makes a form that is sent twice do its work once: <c>&lt;form-key /&gt;</c> stands in every form that creates something. A form that is shown again
/// with mistakes keeps its key.
/// </summary>
[HtmlTargetElement("form-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormKeyTagHelper : TagHelper
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "formular";

    private const int Bytes = 16;
    private const int LongestKey = 40;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Field);
        output.Attributes.SetAttribute("value", Sent() ?? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes)));
    }

    private string? Sent() => View.HttpContext.Request is { HasFormContentType: true } request && request.Form[Field].ToString() is { Length: > 0 and <= LongestKey } sent ? sent : null;
}
