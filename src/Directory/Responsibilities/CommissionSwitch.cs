using System.Globalization;
using IntMan.Directory.Organisations;

namespace IntMan.Directory.Responsibilities;

/// <summary>A municipality cedes its integration management to the county, takes it back, or commissions somebody else.</summary>
public sealed record CommissionSwitch(string Ags, CommissionModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom,
    string? Source, IReadOnlyDictionary<Guid, Guid> Successors)
{
    internal string Wish => string.Join('|', Successors.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}>{pair.Value}")
        .Prepend(string.Join('|', Ags, Model, ProviderId, AssociationKey, ValidFrom.ToString("O", CultureInfo.InvariantCulture), Source)));
}
