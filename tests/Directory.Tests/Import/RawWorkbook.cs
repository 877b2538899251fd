using System.IO.Compression;

namespace IntMan.Directory.Tests.Import;

/// <summary>A spreadsheet with the numbers and formats that a program would store, which our own export does not.</summary>
internal static class RawWorkbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">Of every sheet.</param>
    /// <param name="sheets">Names; all but the first are hidden.</param>
    public static byte[] Of(string rows, params string[] sheets)
    {
        sheets = sheets.Length == 0 ? ["Tabelle1"] : sheets;
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(archive, "_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write(archive, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((name, at) =>
                    $"<sheet name=\"{name}\" sheetId=\"{at + 1}\" r:id=\"s{at + 1}\""
                    + $"{(at == 0 ? "" : " state=\"hidden\"")}/>")) + "</sheets></workbook>");
            Write(archive, "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, at) =>
                    $"<Relationship Id=\"s{at + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))
                + $"<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Write(archive, "xl/styles.xml",
                $"<styleSheet {Main}><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"00000\"/></numFmts>"
                + "<fonts count=\"1\"><font/></fonts>"
                + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"2\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"20\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            foreach (var at in Enumerable.Range(1, sheets.Length))
            {
                Write(archive, $"xl/worksheets/sheet{at}.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>");
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string xml)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open());
        entry.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }
}
