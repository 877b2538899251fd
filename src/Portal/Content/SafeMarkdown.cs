using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Content;

// Markdown to HTML in the portal's classes. An explicit set of extensions, because Markdig's "advanced" one brings attributes and media;
// no raw HTML, no images (there are no uploads), and only links that SafeLink allows: of any other the text stays.
public static partial class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.AllowOnlyAscii)
        .Build();

    public static IHtmlContent ToHtml(string markdown, string prefix = "", bool keepsLines = false)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var part in document.Descendants().ToList())
        {
            Adapt(part);
            if (part is LinkInline { Url: ['/', ..] address } link)
            {
                link.Url = prefix + address;
            }
            else if (part is LineBreakInline line)
            {
                line.IsHard |= keepsLines;
            }
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new CardTableRenderer());
        renderer.Render(document);
        return new HtmlString(writer.ToString());
    }

    private static void Adapt(MarkdownObject part)
    {
        switch (part)
        {
            case HeadingBlock heading:
                // The page's title is the only h1.
                heading.Level = Math.Max(heading.Level, 2);
                TakeAnchor(heading);
                AddClasses(heading, heading.Level switch
                {
                    2 => "kern-heading-medium",
                    3 => "kern-title",
                    _ => "kern-title kern-title--small",
                });
                break;
            case ListBlock list:
                AddClasses(list, list.IsOrdered ? "kern-list kern-list--number" : "kern-list kern-list--bullet");
                break;
            case LinkInline link when link.IsImage || !SafeLink.IsAllowed(link.GetDynamicUrl?.Invoke() ?? link.Url):
                Unwrap(link);
                break;
            case AutolinkInline { IsEmail: false } link when !SafeLink.IsAllowed(link.Url):
                link.ReplaceBy(new LiteralInline(link.Url));
                break;
            case EmphasisInline { DelimiterChar: '_', DelimiterCount: 1 }:
                part.GetAttributes().AddProperty("lang", "de");
                break;
            case LinkInline or AutolinkInline:
                AddClasses(part, "ip-a");
                break;
        }
    }

    private static void TakeAnchor(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is LiteralInline text && Anchor().Match(text.Content.ToString()) is { Success: true } anchor)
        {
            heading.GetAttributes().Id = anchor.Groups[1].Value;
            text.Content = new StringSlice(text.Content.ToString()[..anchor.Index]);
        }
    }

    private static void AddClasses(MarkdownObject part, string classes)
    {
        foreach (var name in classes.Split(' '))
        {
            part.GetAttributes().AddClass(name);
        }
    }

    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    [GeneratedRegex(@" \{#([a-z][a-z0-9-]*)\}$")]
    private static partial Regex Anchor();
}
