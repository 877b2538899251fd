using System.Globalization;
using System.Xml.Linq;
using IntMan.Caseload.Statistics.Reports;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Reports;

// The inline SVG charts. What is hidden draws nothing, and every length stands as a number in the table under it.
public static class ReportCharts
{
    private const double Bottom = 210;
    private const double Top = 20;
    private const double Left = 78;
    private const double Right = 540;
    private const double LongestColumn = 40;
    private const double PerCent = 5.6;
    private const double RoomForText = 50;

    private static readonly string[] Lights = ["f-gruen", "f-gelb", "f-rot"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Of the longest bar.
    public static string Share(ReportTable table, ReportRow row)
    {
        var most = table.Rows.Where(other => !other.IsTotal).Max(other => other.Cells[0].Value ?? 0);
        return most == 0 || row.Cells[0].Value is not { } value ? "0%" : Number((double)(value / most * 100)) + "%";
    }

    public static IHtmlContent Columns(ReportTable table, string id)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).ToList();
        var scale = ScaleOf(rows, 0, 1);
        var width = Math.Min(LongestColumn, (Right - Left) / Math.Max(1, rows.Count) / 2.6);
        var chart = Frame(table, id, scale, 250);
        foreach (var (index, row) in rows.Index())
        {
            var x = Left + (index * (Right - Left) / rows.Count);
            foreach (var column in new[] { 0, 1 })
            {
                var top = Y((double)(row.Cells[column].Value ?? 0), scale);
                chart.Add(Rectangle(column == 0 ? "c1" : "c2", x + (column * (width + 4)), top, width, Bottom - top));
            }

            chart.Add(Text(row.Label.Replace(". Quartal", "", StringComparison.Ordinal), x + width, 234, "middle"));
        }

        chart.Add(new XElement(Svg + "line", new XAttribute("class", "axis"), new XAttribute("x1", "52"), new XAttribute("x2", "555"),
            new XAttribute("y1", "210"), new XAttribute("y2", "210")));
        return Html(chart);
    }

    public static IHtmlContent Line(ReportTable table, string id)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).ToList();
        var scale = ScaleOf(rows, 1);
        var chart = Frame(table, id, scale, 250);
        var points = rows.Index().Where(pair => pair.Item.Cells[1].Value is not null).Select(pair =>
            (X: 20 + Left + (pair.Index * (Right - Left) / rows.Count), Y: Y((double)pair.Item.Cells[1].Value!.Value, scale),
                Row: pair.Item))
            .ToList();
        chart.Add(new XElement(Svg + "polyline", new XAttribute("class", "l1"),
            new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}")))));
        foreach (var (x, y, row) in points)
        {
            chart.Add(new XElement(Svg + "circle", new XAttribute("class", "p1"), new XAttribute("cx", Number(x)), new XAttribute("cy",
                Number(y)), new XAttribute("r", "5")), Text(row.Cells[1].Text, x, y - 14, "middle", "t-strong"),
                Text(row.Label.Replace("nach ", "", StringComparison.Ordinal).Replace(" Monaten", " Mon.", StringComparison.Ordinal), x,
                    234,
                    "middle", "t-muted"));
        }

        return Html(chart);
    }

    public static IHtmlContent Stacked(ReportTable table, string id)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).Take(2).ToList();
        var says = string.Join(' ', rows.Select(row =>
            $"{row.Label}: grün {row.Cells[0].Text}, gelb {row.Cells[1].Text}, rot {row.Cells[2].Text} Prozent."));
        var chart = Begin(table.Title, says, id, 150);
        foreach (var (index, row) in rows.Index())
        {
            var start = 0.0;
            chart.Add(Text(row.Label, 0, 14 + (index * 70)));
            foreach (var (part, css) in Lights.Index())
            {
                var length = (double)(row.Cells[part].Value ?? 0) * PerCent;
                chart.Add(Rectangle(css, start, 22 + (index * 70), length, 34));
                if (length > RoomForText)
                {
                    chart.Add(Text($"{row.Cells[part].Text} %", start + (length / 2), 44 + (index * 70), "middle", part == 1 ? "t-onb"
                        : "t-on"));
                }

                start += length;
            }
        }

        return Html(chart);
    }

    private static XElement Frame(ReportTable table, string id, double scale, int height)
    {
        var chart = Begin(table.Title, table.Says ?? "Die Werte stehen in der Tabelle darunter.", id, height);
        foreach (var value in Enumerable.Range(0, 5).Select(step => scale * step / 4))
        {
            chart.Add(new XElement(Svg + "line", new XAttribute("class", "grid"), new XAttribute("x1", "52"), new XAttribute("x2", "555"),
                new XAttribute("y1", Number(Y(value, scale))), new XAttribute("y2", Number(Y(value, scale)))),
                Text(new ReportCell((decimal)value).Text, 46, Y(value, scale) + 4, "end", "t-muted"));
        }

        return chart;
    }

    private static XElement Begin(string title, string says, string id, int height) => new(Svg + "svg",
        new XAttribute("viewBox", FormattableString.Invariant($"0 0 560 {height}")), new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-t {id}-d"), new XElement(Svg + "title", new XAttribute("id", $"{id}-t"), title),
        new XElement(Svg + "desc", new XAttribute("id", $"{id}-d"), says));

    private static XElement Rectangle(string css, double x, double y, double width, double height) => new(Svg + "rect",
        new XAttribute("class", css), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width",
            Number(width)),
        new XAttribute("height", Number(height)), new XAttribute("rx", "2"));

    private static XElement Text(string text, double x, double y, string anchor = "start", string? css = null)
    {
        var element = new XElement(Svg + "text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)),
            new XAttribute("text-anchor", anchor), text);
        if (css is not null)
        {
            element.SetAttributeValue("class", css);
        }

        return element;
    }

    private static double ScaleOf(List<ReportRow> rows, params int[] columns)
    {
        var most = (double)rows.SelectMany(row => columns.Select(column => row.Cells[column].Value ?? 0)).DefaultIfEmpty().Max();
        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 4)))) / 2;
        return Math.Max(4, Math.Ceiling(most / step) * step);
    }

    private static double Y(double value, double scale) => Bottom - (value / scale * (Bottom - Top));

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    // Built as XML, so that no label can become markup.
    private static HtmlString Html(XElement chart) => new(chart.ToString(SaveOptions.DisableFormatting));
}
