using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Hsds;

internal sealed record EntryRow(string Name, Guid Id, DateTime LastModified, bool IsListed)
{
    private EntryRow()
        : this("", Guid.Empty, default, true)
    {
    }
}

internal sealed class ServiceRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid OrganisationId { get; init; }
    public string Summary { get; init; } = "";
    public string? Description { get; init; }
    public string Kind { get; init; } = "";
    public string[] Areas { get; init; } = [];
    public string[] ResidenceStatuses { get; init; } = [];
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public string? OnlyFor { get; init; }
    public string? LanguageLevel { get; init; }
    public string[] Languages { get; init; } = [];
    public string? Interpreting { get; init; }
    public string Cost { get; init; } = "";
    public string? CostNote { get; init; }
    public string[] Access { get; init; } = [];
    public string? AccessNote { get; init; }
    public string[] Documents { get; init; } = [];
    public string? SettleFirst { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public bool ServesEveryone { get; init; }
    public string[] ServedKeys { get; init; } = [];
    public string Capacity { get; init; } = "";
    public int? WaitingWeeks { get; init; }
    public DateOnly? CapacityOn { get; init; }
    public string? Source { get; init; }
    public string? SourceLicence { get; init; }
    public DateTime LastModified { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
}

internal sealed class OrganisationRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public OrganisationKind Kind { get; init; }
    public string? Description { get; init; }
    public Guid? ParentId { get; init; }
    public string? Street { get; init; }
    public string? PostalCode { get; init; }
    public string? Town { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }

    public FederalState? State { get; init; }

    public string? OfficialKey { get; init; }
}

internal sealed class PlaceRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string? Ags { get; init; }
    public string? Address { get; init; }
    public string? PostalCode { get; init; }
    public string? Town { get; init; }
    public string? Room { get; init; }
    public WheelchairAccess WheelchairAccess { get; init; }
    public string? Transport { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Country { get; init; }
    public string? StateProvince { get; init; }
    public FederalState? State { get; init; }
}

internal sealed class ServicePlaceRow
{
    public Guid Id { get; init; }
    public Guid ServiceId { get; init; }
    public Guid PlaceId { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }
}

internal sealed class AreaNameRow
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public FederalState State { get; init; }
}

internal sealed class ConfirmationRow
{
    public Guid Id { get; init; }
    public Guid ServiceId { get; init; }
    public DateOnly ConfirmedOn { get; init; }
    public string ByRole { get; init; } = "";
}
