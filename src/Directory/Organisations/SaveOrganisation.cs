using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Organisations;

/// <summary>Creates or changes an organisation.</summary>
public sealed class SaveOrganisation(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, OrganisationInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Organisation angelegt" : "Organisation geändert", async change =>
        {
            input.Check();
            var organisation = id is { } known
                ? await change.TakeAsync<Organisation>(known, seenVersion)
                : change.Db.Organisations.Add(new Organisation(await Slugs.ChooseAsync(input.Slug, input.Name,
                    change.Db.Organisations.Select(o => o.Slug), cancellation), input.Name, input.Kind)).Entity;
            input.Fill(organisation);
            return organisation.Id;
        }, cancellation);
}

public sealed record OrganisationInput(
    string? Slug, string Name, OrganisationKind Kind, Guid? ParentId, string? Street, string? PostalCode, string? Town, string? Phone,
    string? Email, string? Website)
{
    public void Check() => Require.All(
        () => Fill(new Organisation()),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Organisation organisation) => Require.All(
        () => organisation.Describe(Name, Kind, ParentId),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => Require.Website(Website, nameof(Website)),
        () => organisation.Contact(Street, PostalCode, Town, Phone, Email, Website));
}
