using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Export;

internal static class ColumnText
{
    public static string Of(object value, Column column) => value switch
    {
        DBNull => "",
        string text => column.Words?.TextOf(text) ?? text,
        string[] list => ImportRow.Join([.. list.Select(item => column.Words?.TextOf(item) ?? item)]),
        bool yes => Labels.YesNo.TextOf(yes ? bool.TrueString : bool.FalseString),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),

        // A German spreadsheet takes the point of "47.659" for a separator of thousands.
        decimal number => number.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ','),
        double number => number.ToString("R", CultureInfo.InvariantCulture).Replace('.', ','),
        _ => throw new ArgumentException($"no text for {value.GetType()}", nameof(value)),
    };
}
