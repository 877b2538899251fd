using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>Where an office hour takes place.</summary>
public sealed class Place
{
    internal Place()
    {
    }

    public Place(string slug, string name, string? ags)
    {
        (Id, Slug) = (Guid.CreateVersion7(), Require.Slug(slug, nameof(Slug)));
        Describe(name, ags);
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Ags { get; private set; }

    public string? Address { get; private set; }
    public string? PostalCode { get; private set; }
    public string? Town { get; private set; }
    public string? Room { get; private set; }
    public WheelchairAccess WheelchairAccess { get; private set; }

    public string? Transport { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public string? StateProvince { get; private set; }

    public string? Country { get; private set; }

    public string? Source { get; private set; }
    public string? SourceLicence { get; private set; }

    public string? SourceKey { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string name, string? ags) => (Name, Ags) = (Require.Text(name, "Nennen Sie den Ort.", nameof(Name)), ags);

    public void Locate(string? address, string? postalCode, string? town, string? room, double? latitude, double? longitude)
    {
        if (latitude is < -90 or > 90 || longitude is < -180 or > 180 || latitude is null != longitude is null)
        {
            throw new RuleViolation("Die Koordinaten sind unvollständig oder liegen außerhalb der Erde.", nameof(Latitude));
        }

        (Address, PostalCode, Town, Room, Latitude, Longitude) = (address, postalCode, town, room, latitude, longitude);
    }

    public void Reach(WheelchairAccess access, string? transport) => (WheelchairAccess, Transport) = (access, transport);

    public void Belong(string? stateProvince, string? country) => (StateProvince, Country) = (stateProvince, country);

    public void ComeFrom(string? source, string? licence, string? key) => (Source, SourceLicence, SourceKey) = (source, licence, key);

    internal Place WithId(Guid id)
    {
        Id = id;
        return this;
    }
}

/// <summary>Unknown is said as unknown, never as "not accessible".</summary>
public enum WheelchairAccess
{
    Unknown,
    Full,
    Partial,
    None,
}
