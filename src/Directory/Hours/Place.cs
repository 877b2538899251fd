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

    /// <summary>Street and house number, e.g. "Bunsenstr. 2-4".</summary>
    public string? Address { get; private set; }
    public string? PostalCode { get; private set; }
    public string? Town { get; private set; }
    public string? Room { get; private set; }
    public WheelchairAccess WheelchairAccess { get; private set; }

    /// <summary>How to get there, e.g. "Haltestelle Rathaus, Bus 4 und 7".</summary>
    public string? Transport { get; private set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Latitude { get; private set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Land or province, of a place from a foreign directory; null where the municipality says it.</summary>
    public string? StateProvince { get; private set; }

    /// <summary>ISO 3166-1 code, of a place from a foreign directory; null means Germany.</summary>
    public string? Country { get; private set; }

    /// <summary>The foreign directory it comes from; null for our own entries.</summary>
    public string? Source { get; private set; }
    public string? SourceLicence { get; private set; }

    /// <summary>Its key in that directory.</summary>
    public string? SourceKey { get; private set; }

    /// <summary>The database fills it in.</summary>
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

    /// <summary>An entry of a foreign directory keeps its identifier.</summary>
    internal Place Known(Guid id)
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
