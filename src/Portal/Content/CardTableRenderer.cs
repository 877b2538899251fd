using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IntMan.Portal.Content;

public sealed class CardTableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        var rows = obj.OfType<TableRow>().ToList();
        var labels = rows.Where(row => row.IsHeader).Take(1).SelectMany(row => row.OfType<TableCell>().Select(PlainText)).ToList();

        renderer.Write("<div class=\"ip-tablewrap\"><table class=\"ip-table ip-table--cards\" role=\"table\"");
        if (HeadingBefore(obj) is { } heading)
        {
            renderer.Write(" aria-labelledby=\"").WriteEscape(heading).Write("\"");
        }

        renderer.WriteLine(">");
        WriteRows(renderer, "thead", rows.Where(row => row.IsHeader), (cell, _) => WriteHeading(renderer, cell));
        WriteRows(renderer, "tbody", rows.Where(row => !row.IsHeader), (cell, column) => WriteCell(renderer, cell, column, labels));
        renderer.WriteLine("</table></div>");
    }

    private static void WriteRows(HtmlRenderer renderer, string group, IEnumerable<TableRow> rows, Action<TableCell, int> write)
    {
        renderer.Write($"<{group} role=\"rowgroup\">");
        foreach (var row in rows)
        {
            renderer.Write("<tr role=\"row\">");
            foreach (var (column, cell) in row.OfType<TableCell>().Index())
            {
                write(cell, column);
            }

            renderer.WriteLine("</tr>");
        }

        renderer.Write($"</{group}>");
    }

    private static void WriteHeading(HtmlRenderer renderer, TableCell cell)
    {
        // An empty corner is no heading: a screen reader would announce it with every cell below.
        if (PlainText(cell).Length == 0)
        {
            renderer.Write("<td role=\"cell\"></td>");
            return;
        }

        renderer.Write("<th role=\"columnheader\" scope=\"col\">");
        WriteContent(renderer, cell);
        renderer.Write("</th>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, int column, List<string> labels)
    {
        if (column == 0)
        {
            renderer.Write("<th role=\"rowheader\" scope=\"row\">");
            WriteContent(renderer, cell);
            renderer.Write("</th>");
            return;
        }

        renderer.Write("<td role=\"cell\" data-label=\"").WriteEscape(labels.ElementAtOrDefault(column) ?? "").Write("\"><div>");
        WriteContent(renderer, cell);
        renderer.Write("</div></td>");
    }

    private static void WriteContent(HtmlRenderer renderer, TableCell cell)
    {
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = paragraphs;
    }

    private static string PlainText(TableCell cell) => string.Concat(cell.Descendants().Select(part => part switch
    {
        LiteralInline text => text.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();

    private static string? HeadingBefore(Table table) =>
        table.Parent?.TakeWhile(block => block != table).OfType<HeadingBlock>().LastOrDefault()?.GetAttributes().Id;
}
