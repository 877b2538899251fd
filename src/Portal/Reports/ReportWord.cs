using IntMan.Caseload.Statistics.Reports;

namespace IntMan.Portal.Reports;

// A report as DOCX.
public static class ReportWord
{
    public static byte[] Write(ReportDocument document, string code)
    {
        using var writer = new WordWriter(document.Title);
        writer.Title(document.Title);
        if (document.IsExact)
        {
            writer.Text("Vertraulich. Genaue Zahlen für den Fördermittelgeber. Nicht veröffentlichen.", isBold: true);
        }

        writer.Text($"{document.AreaName}, {document.Period}. Gezählt sind {document.People}. Kennung {code}.");
        foreach (var section in document.Sections)
        {
            writer.Section(section.Key);
            foreach (var table in section)
            {
                writer.Part(table.Title);
                writer.Table(table);
                if (table.Note is { } note)
                {
                    writer.Text(note);
                }
            }
        }

        writer.Section("So ist gezählt");
        foreach (var line in document.Method)
        {
            writer.Text(line);
        }

        return writer.Finish();
    }
}
