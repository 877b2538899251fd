using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Organisations;

/// <summary>Creates or changes an organisation.</summary>
public sealed class SaveOrganisation(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new organisation.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, OrganisationInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Organisation angelegt" : "Organisation geändert", cancellation);
        var organisation = id is { } known
            ? await edit.TakeAsync<Organisation>(known, seenVersion, cancellation)
            : edit.Db.Organisations.Add(new Organisation(await Slugs.ChooseAsync(input.Slug, input.Name, edit.Db.Organisations.Select(o => o.Slug), cancellation), input.Name, input.Kind)).Entity;
        organisation.Describe(input.Name, input.Kind, input.ParentId);
        organisation.Contact(input.Street, input.PostalCode, input.Town, Require.Phone(input.Phone, "Phone"), Require.Email(input.Email, "Email"), Require.Website(input.Website, "Website"));
        await edit.SaveAsync(cancellation);
        return organisation.Id;
    }
}

/// <param name="Slug">For a new organisation; null to have it proposed.</param>
public sealed record OrganisationInput(
    string? Slug, string Name, OrganisationKind Kind, Guid? ParentId, string? Street, string? PostalCode, string? Town, string? Phone, string? Email, string? Website);
