using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class CountyFormModel(FormTools tools, SaveCounty save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "amt")]
    public string? OfficeName { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "website")]
    public string? Website { get; set; }

    public override string Table => "county";

    public override EntryKind Kind => EntryKind.County;

    public override string Heading => Name ?? "Kreis";

    public override bool CanRemove => false;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<County>(Id, cancellation) is not { } county)
        {
            return false;
        }

        (Name, OfficeName, Phone, Email, Website) = (county.Name, county.OfficeName, county.Phone, county.Email, county.Website);
        return true;
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation)
    {
        await save.ExecuteAsync(caller, Id, Input(), Version, cancellation);
        return Id;
    }

    protected override void CheckRules() => Input().Check();

    private CountyInput Input() => new(Name ?? "", OfficeName, Phone, Email, Website);
}
