using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Text;
using IntMan.Portal.Display;

namespace IntMan.Portal.Pages.Public.Services;

public sealed class ServiceListAddress
{
    public const int LongestText = 120;

    private static readonly Dictionary<string, ServiceTrait> TraitNames = new()
    {
        ["offen"] = ServiceTrait.OpenNow,
        ["frei"] = ServiceTrait.FreePlaces,
        ["ohne"] = ServiceTrait.WithoutAppointment,
        ["kostenlos"] = ServiceTrait.FreeOfCharge,
        ["stufenlos"] = ServiceTrait.StepFree,
    };

    private readonly List<(FilterPart Part, string Name, string Value)> _parts = [];

    public ServiceListAddress(IQueryCollection query, ServiceSnapshot snapshot)
    {
        Text = First(query, "q");
        Text = Text?.Length > LongestText ? Text[..LongestText].TrimEnd() : Text;
        PlaceText = First(query, "ort");
        AgeText = First(query, "alter");
        (var place, PlacesNamed) = PlaceText is null ? (null, []) : snapshot.Territory.Read(PlaceText);
        var language = First(query, "spr");
        Filter = new ServiceFilter
        {
            Text = Text,
            Areas = [.. query["lb"].OfType<string>().Where(ServiceAddresses.Areas.ContainsKey).Select(name => ServiceAddresses.Areas[name])
            .Distinct().Order()],
            Place = place,
            Language = language is { Length: <= 40 } ? language : null,
            Kind = Kinds.FirstOrDefault(kind => kind.Name == First(query, "art")).Kind,
            Status = Statuses.TryGetValue(First(query, "status") ?? "", out var status) ? status : null,
            Age = int.TryParse(AgeText, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120 ? age : null,
            Traits = TraitNames.Where(trait => First(query, trait.Key) is not null).Select(trait => trait.Value).ToHashSet(),
        };
        Page = int.TryParse(First(query, "seite"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && page is > 0 and < 100_000 ? page : 1;
        AddParts();
    }

    public static IReadOnlyList<(string Name, ServiceKind? Kind, string Text)> Kinds { get; } =
        [.. ServiceLabels.ServiceKinds.All.Select(kind =>
            (string.Join('-', WordStem.Words(kind.Text)), (ServiceKind?)Enum.Parse<ServiceKind>(kind.Stored), kind.Text))];

    public static IReadOnlyDictionary<string, ResidenceStatus> Statuses { get; } = new Dictionary<string, ResidenceStatus>
    {
        ["gestattung"] = ResidenceStatus.AsylumProcedure,
        ["duldung"] = ResidenceStatus.Toleration,
        ["aufenthaltserlaubnis"] = ResidenceStatus.ResidencePermit,
        ["paragraf-24"] = ResidenceStatus.TemporaryProtection,
        ["niederlassungserlaubnis"] = ResidenceStatus.SettlementPermit,
        ["eu"] = ResidenceStatus.EuCitizen,
    };

    public ServiceFilter Filter { get; }
    public int Page { get; }
    public string? Text { get; }

    public string? PlaceText { get; }

    public string? AgeText { get; }

    public IReadOnlyList<ServedPlace> PlacesNamed { get; }

    public bool HasUnknownPlace => PlaceText is not null && Filter.Place is null;

    public bool HasWrongAge => AgeText is not null && Filter.Age is null;

    public IEnumerable<(FilterPart Part, string Name, string Value)> Parts => _parts;

    public static string NameOf(ServiceTrait trait) => TraitNames.First(pair => pair.Value == trait).Key;

    public string Without(FilterPart part) => Put(_parts.Where(p => p.Part != part));

    public string WithoutArea(AreaOfLife area) =>
        Put(_parts.Where(p => p.Part != FilterPart.Areas || p.Value != ServiceAddresses.AreaOf(area.ToString())));

    public string WithPlace(ServedPlace place) =>
        Put(_parts.Where(p => p.Part != FilterPart.Place).Append((FilterPart.Place, "ort", place.Ags!)));

    public string OfPage(int page) => Put(page == 1 ? _parts
        : _parts.Append((FilterPart.Text, "seite", page.ToString(CultureInfo.InvariantCulture))));

    private static string Put(IEnumerable<(FilterPart Part, string Name, string Value)> parts) =>
        "/angebote" + QueryString.Create(parts.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)));

    private static string? First(IQueryCollection query, string name) => query[name] is [{ } value, ..]
        && !string.IsNullOrWhiteSpace(value) ? new string([.. value.Where(c => !char.IsControl(c))]).Trim() : null;

    private void AddParts()
    {
        Add(FilterPart.Text, "q", Text);
        foreach (var trait in Filter.Traits.Order())
        {
            Add((FilterPart)trait, NameOf(trait), "1");
        }

        foreach (var area in Filter.Areas)
        {
            Add(FilterPart.Areas, "lb", ServiceAddresses.AreaOf(area.ToString()));
        }

        Add(FilterPart.Place, "ort", Filter.Place?.Ags);
        Add(FilterPart.Language, "spr", Filter.Language);
        Add(FilterPart.Kind, "art", Filter.Kind is null ? null : Kinds.First(kind => kind.Kind == Filter.Kind).Name);
        Add(FilterPart.Status, "status", Filter.Status is { } status ? Statuses.First(pair => pair.Value == status).Key : null);
        Add(FilterPart.Age, "alter", Filter.Age?.ToString(CultureInfo.InvariantCulture));
    }

    private void Add(FilterPart part, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _parts.Add((part, name, value));
        }
    }
}
