using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary><c>&lt;day on="day" /&gt;</c> → <c>&lt;time datetime="2026-05-12"&gt;Dienstag, 12. Mai 2026&lt;/time&gt;</c>.</summary>
[HtmlTargetElement("day", Attributes = "on", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly On { get; set; }

    /// <summary>"kurz" for Di., 12. Mai; nothing for the full date.</summary>
    public string? Format { get; set; }

    /// <exception cref="InvalidOperationException">Another format.</exception>
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
