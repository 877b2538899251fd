using IntMan.Directory.Hours;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class ClosingDayFormModel(FormTools tools, SaveClosingDay save) : EntryForm(tools)
{
    [BindProperty(Name = "fuer")]
    public string? House { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "von")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<Choice> Houses { get; private set; } = [];

    public override string Table => "closing_day";

    public override EntryKind Kind => EntryKind.ClosingDay;

    public override string Heading => IsNew ? "Neuer Schließtag" : Reason ?? "Schließtag";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var day = await Tools.Entries.ExecuteAsync<ClosingDay>(EntryId!, cancellation);
        (House, Reason, FirstDay, LastDay) = (day is null ? null : KeyOf(day.House), day?.Reason, day?.FirstDay, day?.LastDay);
        return day is not null;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Houses = await ChoicesAsync(ChoiceKind.House, null, "bitte wählen", cancellation);

    protected override void Read()
    {
        Offered("fuer", House, Houses, "Wählen Sie einen Kreis, eine Gemeinde oder eine Organisation.");
        ModelState.Need("von", FirstDay, "Geben Sie den ersten Tag ein, zum Beispiel 24.12.2026.");
        ModelState.Need("bis", LastDay, "Geben Sie den letzten Tag ein, zum Beispiel 24.12.2026.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private ClosingDayInput Input() => new(HouseOf(House), Reason ?? "", FirstDay.GetValueOrDefault(), LastDay ?? FirstDay ?? default);

    private static string KeyOf(ClosedHouse house) => house switch
    {
        { CountyKey: { } county } => "kreis:" + county,
        { Ags: { } ags } => "gemeinde:" + ags,
        _ => $"organisation:{house.OrganisationId}",
    };

    private static ClosedHouse HouseOf(string? key) => key?.Split(':') switch
    {
        ["kreis", var county] => new ClosedHouse(county, null, null),
        ["gemeinde", var ags] => new ClosedHouse(null, ags, null),
        ["organisation", var id] when Guid.TryParse(id, out var organisation) => new ClosedHouse(null, null, organisation),
        _ => new ClosedHouse(null, null, null),
    };
}
