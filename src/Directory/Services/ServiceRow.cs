using IntMan.Directory.Exchange.Hsds;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>A published service as the public views show it.</summary>
public sealed class ServiceRow
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Summary { get; init; } = "";
    public string? Description { get; init; }
    public ServiceKind Kind { get; init; }

    public string[] Areas { get; init; } = [];

    public string[] ResidenceStatuses { get; init; } = [];
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public Sex? OnlyFor { get; init; }
    public LanguageLevel? LanguageLevel { get; init; }
    public string[] Languages { get; init; } = [];
    public string? Interpreting { get; init; }
    public ServiceCost Cost { get; init; }
    public string? CostNote { get; init; }

    public string[] Access { get; init; } = [];
    public string? AccessNote { get; init; }
    public string[] Documents { get; init; } = [];
    public string? ReferWhen { get; init; }
    public string? SettleFirst { get; init; }
    public string? NotHere { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public bool ServesEveryone { get; init; }
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public DateOnly? CapacityOn { get; init; }
    public string? Source { get; init; }
    public string? SourceLicence { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBy { get; init; }
}

/// <summary>What a service says about itself in one more language.</summary>
public sealed class ServiceTranslationRow
{
    public string Language { get; init; } = "";
    public string Name { get; init; } = "";
    public string Summary { get; init; } = "";
    public string? Description { get; init; }
    public bool IsMachineMade { get; init; }
}

/// <summary>A service's number and note at one of its places.</summary>
public sealed class ServicePlaceRow
{
    public Guid PlaceId { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }
}

/// <summary>A service in a list of others.</summary>
public sealed class ServiceLine
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Summary { get; init; } = "";

    public string[] Areas { get; init; } = [];
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
}
