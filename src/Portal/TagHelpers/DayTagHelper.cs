using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

[HtmlTargetElement("day", Attributes = "on", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly On { get; set; }

    public string? Format { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", On.ToString("O", CultureInfo.InvariantCulture));
        output.Content.SetContent(Format switch
        {
            null => GermanDates.Full(On),
            "kurz" => GermanDates.Short(On),
            _ => throw new InvalidOperationException($"<day> has no format \"{Format}\"; it has \"kurz\"."),
        });
    }
}
