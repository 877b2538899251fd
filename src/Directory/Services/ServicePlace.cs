using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>A service at one place.</summary>
public sealed class ServicePlace
{
    private ServicePlace()
    {
    }

    public ServicePlace(Guid serviceId, Guid placeId) => (Id, ServiceId, PlaceId) = (Guid.CreateVersion7(), serviceId, placeId);

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }
    public Guid PlaceId { get; private set; }

    public string? Phone { get; private set; }
    public string? Note { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string? phone, string? note) => (Phone, Note) = (Require.Phone(phone, nameof(Phone)), note);

    internal ServicePlace WithId(Guid id)
    {
        Id = id;
        return this;
    }
}
