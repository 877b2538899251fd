using System.Security.Cryptography;
using System.Text;

namespace IntMan.Directory.Responsibilities;

/// <summary>Whose responsibilities are looked at together: a municipality, or a county with all its municipalities, with everything that decides there.</summary>
/// <param name="Key">8-digit key of the municipality or 5-digit key of the county.</param>
/// <param name="Name">Its name.</param>
/// <param name="Spots">Streets, and each municipality and district as such for addresses beside the streets that are listed.</param>
/// <param name="Rules">Every rule of the ladder for these spots, past ones too.</param>
/// <param name="Names">Names of what rules name: posts, districts and streets by id, municipalities, associations and counties by key, target groups by key.</param>
public sealed record Territory(string Key, string Name, IReadOnlyList<Spot> Spots, IReadOnlyList<Responsibility> Rules, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Ein Kreis; otherwise a municipality.</summary>
    public bool IsCounty => Key.Length == 5;

    /// <summary>What somebody has seen: another value means that a rule has been added, changed or removed since.</summary>
    /// <param name="wish">What they want to do, as text; another wish has another value too.</param>
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

    /// <summary>The rules of this municipality or county itself, not those of the levels above it.</summary>
    public IEnumerable<Responsibility> Own => IsCounty ? Rules.Where(rule => rule.CountyKey is not null || rule.AssociationKey is not null) : Rules.Where(rule => rule.CountyKey is null && rule.AssociationKey is null);

    public string NameOf(object key) => Names.GetValueOrDefault(key.ToString()!, "");

    /// <summary>Names of several posts: "A und B"; without one the county's office.</summary>
    public string PostNames(IReadOnlyCollection<Guid> posts) => posts.Count == 0 ? "Dienststelle des Kreises" : string.Join(" und ", posts.Select(post => NameOf(post)).Order(StringComparer.Ordinal));

    /// <summary>"Rheinstr. 119 + 155", "Bruchhausen", "ganze Gemeinde Ettlingen".</summary>
    public string AreaName(Responsibility rule) => rule switch
    {
        { StreetId: { } street, Numbers: { } numbers } => $"{NameOf(street)} {numbers}",
        { StreetId: { } street } => NameOf(street),
        { DistrictId: { } district } => $"Ortsteil {NameOf(district)}",
        { Ags: { } ags } => $"ganze Gemeinde {NameOf(ags)}",
        { AssociationKey: { } association } => NameOf(association),
        _ => $"ganzer Kreis {NameOf(rule.CountyKey!)}",
    };

    /// <summary>The spots in the area of a rule that is to change.</summary>
    public IEnumerable<Spot> In(Area area) => Spots.Where(spot => area switch
    {
        { StreetId: { } street } => spot.Area.Id == street,
        { DistrictId: { } district } => spot.Area.DistrictId == district,
        { Ags: { } ags } => spot.Area.Ags == ags,
        { AssociationKey: { } association } => spot.Area.AssociationKey == association,
        _ => spot.Area.CountyKey == area.CountyKey,
    });
}

/// <summary>A street, or what lies beside the listed streets of a municipality or district.</summary>
/// <param name="Area">Where it lies; of a place that is no street the id names nothing.</param>
/// <param name="Name">As on the sign; of the place otherwise.</param>
/// <param name="IsStreet">Whether it is a street.</param>
public sealed record Spot(StreetArea Area, string Name, bool IsStreet);
