using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Organisations;

/// <summary>Creates or changes an organisation.</summary>
public sealed class SaveOrganisation(DirectoryChanges changes)
{
    /// <param name="id">Null for a new organisation.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, OrganisationInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Organisation angelegt" : "Organisation geändert", async change =>
        {
            var organisation = id is { } known
                ? await change.TakeAsync<Organisation>(known, seenVersion)
                : change.Db.Organisations.Add(new Organisation(await Slugs.ChooseAsync(input.Slug, input.Name, change.Db.Organisations.Select(o => o.Slug), cancellation), input.Name, input.Kind)).Entity;
            organisation.Describe(input.Name, input.Kind, input.ParentId);
            organisation.Contact(input.Street, input.PostalCode, input.Town, Require.Phone(input.Phone, "Phone"), Require.Email(input.Email, "Email"), Require.Website(input.Website, "Website"));
            return organisation.Id;
        }, cancellation);
}

/// <param name="Slug">For a new organisation; null to have it proposed.</param>
public sealed record OrganisationInput(
    string? Slug, string Name, OrganisationKind Kind, Guid? ParentId, string? Street, string? PostalCode, string? Town, string? Phone, string? Email, string? Website);
