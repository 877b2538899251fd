using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

internal static class LinkOutput
{
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
