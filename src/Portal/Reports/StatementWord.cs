using IntMan.Caseload.Statistics.Reports;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IntMan.Portal.Reports;

// A Sachbericht as DOCX: the Markdown of its sections, and tables of the report where they are named.
public static class StatementWord
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static byte[] Write(StatementSheet sheet)
    {
        using var writer = new WordWriter(sheet.Title);
        writer.Title(sheet.Title);
        if (sheet.Document.IsExact)
        {
            writer.Text("Vertraulich. Genaue Zahlen für den Fördermittelgeber. Nicht veröffentlichen.", isBold: true);
        }

        writer.Text($"{sheet.Document.AreaName}, {sheet.Document.Period}. Kennung {sheet.Code}.");
        foreach (var (title, text) in sheet.Sections)
        {
            writer.Section(title);
            foreach (var (markdown, element) in StatementText.Parts(text))
            {
                if (markdown is not null)
                {
                    Blocks(writer, Markdown.Parse(markdown, Pipeline), isListed: false);
                }
                else if (sheet.Document.Find(element!.Table) is { } table)
                {
                    writer.Part(table.Title);
                    writer.Table(element.IsChart ? table : table with { Chart = ReportChart.None });
                }
            }
        }

        writer.Section("Anhang: Methode");
        foreach (var line in sheet.Document.Method)
        {
            writer.Text(line);
        }

        return writer.Finish();
    }

    private static void Blocks(WordWriter writer, ContainerBlock blocks, bool isListed)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    writer.Part(string.Concat(Runs(heading.Inline).Select(run => run.Text)));
                    break;
                case LeafBlock leaf:
                    writer.Text(Runs(leaf.Inline), isListed);
                    break;
                case ContainerBlock container:
                    Blocks(writer, container, isListed || block is ListBlock);
                    break;
            }
        }
    }

    private static IEnumerable<(string Text, bool IsBold)> Runs(ContainerInline? inlines, bool isBold = false)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    yield return (literal.Content.ToString(), isBold);
                    break;
                case CodeInline code:
                    yield return (code.Content, isBold);
                    break;
                case LineBreakInline:
                    yield return (" ", isBold);
                    break;
                case EmphasisInline emphasis:
                    foreach (var run in Runs(emphasis, isBold || emphasis.DelimiterCount > 1))
                    {
                        yield return run;
                    }

                    break;
                case ContainerInline container:
                    foreach (var run in Runs(container, isBold))
                    {
                        yield return run;
                    }

                    break;
            }
        }
    }
}
