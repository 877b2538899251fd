using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

internal static class LinkOutput
{
    /// <summary>
    /// Turns the element into a link in the text's style, unless the page gave it a class of its own; numbers and addresses of
    /// the net run from left to right in every language.
    /// </summary>
    public static void AsLink(this TagHelperOutput output, string address)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", address);
        output.Attributes.SetAttribute("dir", "ltr");
        if (!output.Attributes.ContainsName("class"))
        {
            output.Attributes.SetAttribute("class", "ip-a");
        }
    }
}
