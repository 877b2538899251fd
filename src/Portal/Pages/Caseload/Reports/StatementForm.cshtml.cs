using IntMan.Caseload.Statistics.Reports;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// The Sachbericht, section by section: texts around figures that stand still.
public sealed class StatementFormModel(WriteStatement write, ReadReports read, StatementTemplate template) : PageModel, IFormPage
{
    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    [BindProperty(Name = "element")]
    public string? Element { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    public StatementTemplate Template => template;

    public Statement Statement { get; private set; } = null!;

    public StoredReport Report { get; private set; } = null!;

    public ReportDocument Document { get; private set; } = null!;

    public StatementSection Section => template.Find((string?)RouteData.Values["abschnitt"]) ?? template.Sections[0];

    // As it is stored; the field may hold something newer.
    public string Kept { get; private set; } = "";

    public IReadOnlyList<string> Unfrozen { get; private set; } = [];

    public IEnumerable<Choice> Elements => Document.Tables.SelectMany(table => table.Chart == ReportChart.None
            ? [new Choice($"tabelle:{table.Key}", $"Tabelle: {table.Title}")]
            : new[] { new Choice($"diagramm:{table.Key}", $"Diagramm: {table.Title}"), new Choice($"tabelle:{table.Key}",
                $"Tabelle: {table.Title}") })
        .Prepend(new Choice("", "nichts einfügen"));

    public EntryKey? Entry => null;

    private Caller Caller => HttpContext.Caller(Reach.Of(User).ReportArea);

    private Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        (Text, Revision) = (Kept, Statement.Text(Section.Key).Revision);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(Element) && StatementElement.Parse(Element) is not null)
        {
            Text = $"{Text?.TrimEnd()}\n\n[[{Element}]]";
        }

        await write.SaveAsync(Caller, Id, Section.Key, Text, Revision, cancellation);
        return Saved();
    }

    public async Task<IActionResult> OnPostAbschliessenAsync(CancellationToken cancellation)
    {
        await write.CloseAsync(Caller, Id, Version ?? "", cancellation);
        return Saved();
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Revision = takesCurrentVersion ? Statement.Text(Section.Key).Revision : Revision;
    }

    private RedirectResult Saved() => Redirect($"/auswertung/sachbericht/{Id}/{Section.Key}?{SavedTagHelper.Parameter}=1");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (await write.FindAsync(Caller, Id, cancellation) is not { } statement
            || await read.FindAsync(Caller, statement.ReportId, cancellation) is not { } report)
        {
            return false;
        }

        (Statement, Report, Document) = (statement, report, report.Content);
        Kept = statement.Text(Section.Key).Content;
        Unfrozen = StatementText.Unfrozen(Kept, Document);
        return true;
    }
}
