using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class TargetGroupFormModel(FormTools tools, SaveTargetGroup save) : EntryForm(tools)
{
    private const string WholeNumber = "Geben Sie eine ganze Zahl ein, zum Beispiel 50.";

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "reihenfolge"), Unreadable(WholeNumber)]
    public int? SortOrder { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    public override string Table => "target_group";

    public override EntryKind Kind => EntryKind.TargetGroup;

    public override string Heading => IsNew ? "Neue Zielgruppe" : Name ?? "Zielgruppe";

    public override bool CanRemove => !IsNew && Id != TargetGroups.Everyone;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var group = await Tools.Entries.ExecuteAsync<TargetGroup>(Id, cancellation);
        (Name, SortOrder, Slug) = (group?.Name, group?.SortOrder, group?.Key);
        return group is not null;
    }

    protected override void Read() => ModelState.Need("reihenfolge", SortOrder, WholeNumber);

    protected override Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        save.ExecuteAsync(caller, IsNew ? null : Id, Input(), Version, cancellation);

    protected override void CheckRules() => Input().Check();

    private TargetGroupInput Input() => new(Slug, Name ?? "", SortOrder.GetValueOrDefault());
}
