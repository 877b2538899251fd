using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class SchoolHolidayFormModel(FormTools tools, SaveSchoolHoliday save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "land")]
    public FederalState? State { get; set; }

    [BindProperty(Name = "von")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? LastDay { get; set; }

    public override string Table => "school_holiday";

    public override EntryKind Kind => EntryKind.SchoolHoliday;

    public override string Heading => IsNew ? "Neue Schulferien" : Name ?? "Schulferien";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var holiday = await Tools.Entries.ExecuteAsync<SchoolHoliday>(EntryId!, cancellation);
        (Name, State, FirstDay, LastDay) = (holiday?.Name, holiday?.State, holiday?.FirstDay, holiday?.LastDay);
        return holiday is not null;
    }

    protected override void Read()
    {
        ModelState.Need("von", FirstDay, "Geben Sie den ersten Ferientag ein, zum Beispiel 23.12.2026.");
        ModelState.Need("bis", LastDay, "Geben Sie den letzten Ferientag ein, zum Beispiel 09.01.2027.");
        ModelState.Need("land", State, "Wählen Sie das Land.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private SchoolHolidayInput Input() => new(State.GetValueOrDefault(), Name ?? "", FirstDay.GetValueOrDefault(),
        LastDay.GetValueOrDefault());
}
