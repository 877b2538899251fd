using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Transfer;

// Files that people keep: always saved and never shown in the portal's own origin, never stored on the way.
public static class Download
{
    public const string CsvType = "text/csv; charset=utf-8";

    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static FileContentResult Csv(byte[] content, string name) => new(content, CsvType) { FileDownloadName = name };
}
