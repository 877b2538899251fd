using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;

namespace IntMan.Directory.Contacts;

/// <summary>A municipality as a line of a list.</summary>
public sealed class MunicipalityRow
{
    public string Ags { get; init; } = "";
    public string Name { get; init; } = "";
    public MunicipalityKind Kind { get; init; }
    public string CountyKey { get; init; } = "";
    public string County { get; init; } = "";
    public string? AssociationKey { get; init; }
    public CommissionModel? Model { get; init; }
    public string? Association { get; init; }

    public Guid[] Managers { get; init; } = [];
}

/// <summary>A county as a line of a list.</summary>
public sealed class CountyRow
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public CountyKind Kind { get; init; }
}
