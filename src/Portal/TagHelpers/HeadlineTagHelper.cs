using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

/// <summary>A heading whose level depends on where the fragment stands: &lt;headline level="1"&gt; becomes &lt;h1&gt;.</summary>
public sealed class HeadlineTagHelper : TagHelper
{
    /// <summary>1 to 6.</summary>
    public int Level { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Level, 6);
        output.TagName = $"h{Level}";
    }
}
