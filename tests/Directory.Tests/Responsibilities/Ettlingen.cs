using IntMan.Directory.Municipalities;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Responsibilities;

/// <summary>
/// Streets, districts and the division among three managers as "Vorstellung des Integrationsmanagements in Ettlingen"
/// (17 April 2018) states them; the people are posts here.
/// </summary>
internal sealed class Ettlingen
{
    public const string CountyKey = "08215";
    public const string Ags = "08215017";

    public static readonly DateOnly Start = new(2017, 11, 1);
    public static readonly DateOnly Today = new(2018, 4, 17);

    public static readonly Guid FirstPost = new("00000000-0000-0000-0000-000000000001");
    public static readonly Guid SecondPost = new("00000000-0000-0000-0000-000000000002");
    public static readonly Guid ThirdPost = new("00000000-0000-0000-0000-000000000003");
    public static readonly Guid TownPost = new("00000000-0000-0000-0000-000000000004");
    public static readonly Guid CountyPost = new("00000000-0000-0000-0000-000000000005");

    private readonly List<Street> _streets = [];
    private readonly Dictionary<string, District> _districts = new() { ["Spessart"] = new(Ags, "Spessart"),
        ["Bruchhausen"] = new(Ags, "Bruchhausen") };

    public Ettlingen()
    {
        AddStreets(FirstPost, "Lindenweg", "Albstr.", "Damaschkestr.");
        AddStreets(SecondPost, "Bunsenstr.", "Bulacher Str.", "Neuwiesenrebenstr.");
        AddStreets(ThirdPost, "Pforzheimerstr.", "Englerstr.");
        _streets.Add(new Street(Ags, "Rheinstr.", null));
        Rules.Add(Rule(SecondPost, Area.OfStreet(StreetId("Rheinstr."), "119 + 155")));
        Rules.Add(Rule(FirstPost, Area.OfDistrict(_districts["Spessart"].Id)));
        Rules.Add(Rule(ThirdPost, Area.OfDistrict(_districts["Bruchhausen"].Id)));
    }

    public List<Responsibility> Rules { get; } = [];

    public static Responsibility Rule(Guid post, Area area, string targetGroup = TargetGroups.Everyone, DateOnly? until = null,
        bool isPresumed = false)
    {
        var rule = new Responsibility(post, area, targetGroup, Start);
        rule.Set(until, isPresumed, "Vorstellung des Integrationsmanagements in Ettlingen, 2018");
        return rule;
    }

    /// <summary>By any spelling that folds to the same key.</summary>
    public Guid StreetId(string spelling) => _streets.Single(s => s.SearchKey == SearchText.Fold(spelling)).Id;

    public HouseAddress At(string? street = null, string? number = null, string? district = null) => new(
        CountyKey,
        null,
        Ags,
        district is null ? null : _districts[district].Id,
        street is null ? null : StreetId(street),
        number is null ? null : HouseNumber.TryParse(number, out var houseNumber) ? houseNumber : throw new FormatException(number));

    public Resolution Resolve(HouseAddress address, string? targetGroup = null) =>
        ResponsibilityResolver.Resolve(address, targetGroup, Today, Rules);

    private void AddStreets(Guid post, params string[] names)
    {
        foreach (var street in names.Select(name => new Street(Ags, name, null)))
        {
            _streets.Add(street);
            Rules.Add(Rule(post, Area.OfStreet(street.Id)));
        }
    }
}
