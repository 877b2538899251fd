using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>Landratsamt, town, provider (Träger), authority, advice centre or association that employs people or runs services.</summary>
public sealed class Organisation
{
    internal Organisation()
    {
    }

    public Organisation(string slug, string name, OrganisationKind kind)
    {
        (Id, Slug) = (Guid.CreateVersion7(), Require.Slug(slug, nameof(Slug)));
        Describe(name, kind, null);
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public OrganisationKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
    public string? Street { get; private set; }
    public string? PostalCode { get; private set; }
    public string? Town { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }

    public string? Description { get; private set; }

    public string? Source { get; private set; }
    public string? SourceLicence { get; private set; }

    public string? SourceKey { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string name, OrganisationKind kind, Guid? parentId)
    {
        Require.All(
            () => Name = Require.Text(name, "Nennen Sie den Namen der Organisation.", nameof(Name)),
            () => Require.That(parentId != Id, "Eine Organisation kann nicht ihre eigene übergeordnete Organisation sein.",
            nameof(ParentId)));
        (Kind, ParentId) = (kind, parentId);
    }

    public void Contact(string? street, string? postalCode, string? town, string? phone, string? email, string? website) =>
        (Street, PostalCode, Town, Phone, Email, Website) = (street, postalCode, town, phone, email, website);

    public void Introduce(string? description) => Description = description;

    public void ComeFrom(string? source, string? licence, string? key) => (Source, SourceLicence, SourceKey) = (source, licence, key);

    internal Organisation WithId(Guid id)
    {
        Id = id;
        return this;
    }
}

/// <summary>Landratsamt, Stadt oder Gemeinde, Träger, Behörde, Beratungsstelle, Verein.</summary>
public enum OrganisationKind
{
    CountyOffice,
    MunicipalAdministration,
    Provider,
    Authority,
    AdviceCentre,
    Club,
}
