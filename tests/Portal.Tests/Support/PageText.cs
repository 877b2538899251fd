using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Tests.Support;

/// <summary>What a person reads on a page.</summary>
public static partial class PageText
{
    private static readonly HashSet<string> Inline = ["a", "b", "bdi", "code", "em", "i", "span", "strong", "time", "wbr"];

    /// <summary>The text with single spaces and without soft hyphens; paragraphs and line breaks part words.</summary>
    public static string Words(this INode? node)
    {
        var text = new StringBuilder();
        foreach (var part in node?.Descendants() ?? [])
        {
            text.Append(part switch { IText words => words.Data, IElement block when !Inline.Contains(block.LocalName) => " ", _ => "" });
        }

        return Spaces().Replace(text.Replace("\u00ad", "").ToString(), " ").Trim();
    }

    public static string MainText(this IDocument page) => page.QuerySelector("main").Words();

    /// <summary>The first element that the selector finds; fails with the page's text when there is none.</summary>
    public static IElement One(this IParentNode page, string selector) =>
        page.QuerySelector(selector) ?? throw new InvalidOperationException($"{selector} is missing in: {(page as INode).Words()}");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
