using System.Globalization;
using IntMan.Directory.Organisations;

namespace IntMan.Directory.Responsibilities;

/// <summary>A municipality cedes its integration management to the county, takes it back, or commissions somebody else.</summary>
/// <param name="Ags">The municipality.</param>
/// <param name="Model">Who provides it from then on.</param>
/// <param name="ProviderId">The commissioned provider.</param>
/// <param name="AssociationKey">The association.</param>
/// <param name="ValidFrom">First day; today or later.</param>
/// <param name="Source">Where it is written.</param>
/// <param name="Successors">Who goes on with the streets and hours of a post; posts that are not named keep theirs.</param>
public sealed record MandateSwitch(string Ags, MandateModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom, string? Source, IReadOnlyDictionary<Guid, Guid> Successors)
{
    /// <summary>The same for equal switches only.</summary>
    internal string Wish => string.Join('|', Successors.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}>{pair.Value}")
        .Prepend(string.Join('|', Ags, Model, ProviderId, AssociationKey, ValidFrom.ToString("O", CultureInfo.InvariantCulture), Source)));
}
