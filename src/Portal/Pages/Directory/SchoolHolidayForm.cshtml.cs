using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

/// <summary>School holidays of a Land.</summary>
public sealed class SchoolHolidayFormModel(FormTools tools, SaveSchoolHoliday save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "land")]
    public string? State { get; set; }

    [BindProperty(Name = "von")]
    public string? FirstDay { get; set; }

    [BindProperty(Name = "bis")]
    public string? LastDay { get; set; }

    public override string Table => "school_holiday";

    public override EntryKind Kind => EntryKind.SchoolHoliday;

    public override string Heading => IsNew ? "Neue Schulferien" : Name ?? "Schulferien";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var holiday = await Tools.Entries.ExecuteAsync<SchoolHoliday>(EntryId!, cancellation);
        (Name, State, FirstDay, LastDay) = (holiday?.Name, holiday?.State.ToString(), GermanInput.Text(holiday?.FirstDay), GermanInput.Text(holiday?.LastDay));
        return holiday is not null;
    }

    protected override void Read()
    {
        ModelState.Day("von", FirstDay, Today, "Geben Sie den ersten Ferientag ein, zum Beispiel 23.12.2026.");
        ModelState.Day("bis", LastDay, Today, "Geben Sie den letzten Ferientag ein, zum Beispiel 09.01.2027.");
        if (MunicipalityLabels.States.Find(State ?? "") is null)
        {
            ModelState.AddModelError("land", "Wählen Sie das Land.");
        }
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) => (await save.ExecuteAsync(caller, EntryId, new SchoolHolidayInput(
        MunicipalityLabels.States.Find(State!)!.Value, Name ?? "", GermanInput.Day(FirstDay, Today)!.Value, GermanInput.Day(LastDay, Today)!.Value), Version, cancellation)).ToString();
}
