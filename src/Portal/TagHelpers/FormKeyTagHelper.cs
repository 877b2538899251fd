using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("form-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormKeyTagHelper : TagHelper
{
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

    private string? Sent() => View.HttpContext.Request is { HasFormContentType: true } request
        && request.Form[Field].ToString() is { Length: > 0 and <= LongestKey } sent ? sent : null;
}
