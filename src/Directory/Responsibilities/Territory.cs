using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Responsibilities;

/// <summary>Whose responsibilities are looked at together: a municipality, or a county with all its municipalities, with everything that
/// decides there.</summary>
public sealed record Territory(string Key, string Name, IReadOnlyList<NamedArea> NamedAreas, IReadOnlyList<Responsibility> Rules,
    IReadOnlyDictionary<string, string> Names)
{
    // When somebody holds the posts.
    public ILookup<Guid, Validity>? Holdings { get; init; }

    // A rule that names a post is no answer while nobody holds it.
    public bool IsVacant(Guid post, DateOnly day) => Holdings is { } known && !known[post].Any(held => held.Contains(day));

    // Ein Kreis; otherwise a municipality.
    public bool IsCounty => Key.Length == 5;

    public string StateFor(string wish) => StateOf(wish, Rules.Select(rule => (rule.Id, rule.Version)));

    internal static string StateOf(string wish, IEnumerable<(Guid Id, uint Version)> rules)
    {
        var text = new StringBuilder(wish);
        foreach (var (id, version) in rules.OrderBy(rule => rule.Id))
        {
            text.Append('|').Append(id).Append(':').Append(version);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    public IEnumerable<Responsibility> Own => IsCounty ? Rules.Where(rule => rule.CountyKey is not null || rule.AssociationKey is not null)
        : Rules.Where(rule => rule.CountyKey is null && rule.AssociationKey is null);

    public string NameOf(object key) => Names.GetValueOrDefault(key.ToString()!, "");

    public string PostNames(IReadOnlyCollection<Guid> posts) => posts.Count == 0
        ? "Dienststelle des Kreises" : string.Join(" und ", posts.Select(post => NameOf(post)).Order(StringComparer.Ordinal));

    public string AreaName(Responsibility rule) => rule switch
    {
        { StreetId: { } street, Numbers: { } numbers } => $"{NameOf(street)} {numbers}",
        { StreetId: { } street } => NameOf(street),
        { DistrictId: { } district } => $"Ortsteil {NameOf(district)}",
        { Ags: { } ags } => $"ganze Gemeinde {NameOf(ags)}",
        { AssociationKey: { } association } => NameOf(association),
        _ => $"ganzer Kreis {NameOf(rule.CountyKey!)}",
    };

    public IEnumerable<NamedArea> In(Area area) => NamedAreas.Where(named => area switch
    {
        { StreetId: { } street } => named.Area.Id == street,
        { DistrictId: { } district } => named.Area.DistrictId == district,
        { Ags: { } ags } => named.Area.Ags == ags,
        { AssociationKey: { } association } => named.Area.AssociationKey == association,
        _ => named.Area.CountyKey == area.CountyKey,
    });
}

/// <summary>A street, or what lies beside the listed streets of a municipality or district.</summary>
public sealed record NamedArea(StreetArea Area, string Name, bool IsStreet);
