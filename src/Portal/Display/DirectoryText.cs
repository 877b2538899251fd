using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;

namespace IntMan.Portal.Display;

/// <summary>The directory's terms in German words.</summary>
public static class DirectoryText
{
    public static string Position(Position position) => position switch
    {
        Directory.People.Position.IntegrationManager => "Integrationsmanagement",
        Directory.People.Position.IntegrationOfficer => "Integrationsbeauftragung",
        Directory.People.Position.VolunteerCoordinator => "Ehrenamtskoordination",
        Directory.People.Position.IntegrationCoordinator => "Koordination Integrationsmanagement",
        Directory.People.Position.RefugeeSocialWorker => "Flüchtlingssozialarbeit",
        Directory.People.Position.HeadOfOffice => "Amtsleitung",
        Directory.People.Position.HeadOfDepartment => "Abteilungsleitung",
        Directory.People.Position.HeadOfSection => "Sachgebietsleitung",
        _ => "Teamleitung",
    };

    public static string Kind(MunicipalityKind kind) => kind switch
    {
        MunicipalityKind.Town => "Stadt",
        MunicipalityKind.LargeTown => "Große Kreisstadt",
        MunicipalityKind.UrbanCounty => "Stadtkreis",
        MunicipalityKind.Uninhabited => "Gemeindefreies Gebiet",
        _ => "Gemeinde",
    };

    /// <summary>"Stadt" or "Gemeinde": how a sentence speaks of it.</summary>
    public static string Common(MunicipalityKind kind) => kind is MunicipalityKind.Municipality ? "Gemeinde" : "Stadt";

    /// <summary>"Landkreis Karlsruhe", "Bodenseekreis", "Stadtkreis Stuttgart".</summary>
    public static string County(string name, CountyKind kind) =>
        name.Contains("kreis", StringComparison.OrdinalIgnoreCase) ? name : $"{(kind == CountyKind.Urban ? "Stadtkreis" : "Landkreis")} {name}";

    /// <summary>The office that answers last, also where nothing is recorded about it.</summary>
    public static string Office(County county) => county.OfficeName ?? (county.Kind == CountyKind.Urban ? "Stadtverwaltung " : "Landratsamt ") + county.Name.Replace("Landkreis ", "", StringComparison.Ordinal).Replace("Stadtkreis ", "", StringComparison.Ordinal);

    public static string Model(MandateModel? model) => model switch
    {
        MandateModel.OwnStaff => "Eigenes Personal",
        MandateModel.CommissionedProvider => "Träger beauftragt",
        MandateModel.CededToCounty => "An das Landratsamt abgegeben",
        MandateModel.Association => "Gemeinsam im Verband",
        _ => "Auftragsmodell nicht angegeben",
    };

    /// <summary>Who employs the managers and who instructs them, in one sentence (Standards Bodenseekreis 1.2).</summary>
    public static string MandateSentence(MandateRow? mandate, Municipality municipality, County county)
    {
        var place = Common(municipality.Kind);
        return mandate switch
        {
            { Model: MandateModel.OwnStaff } => $"Die {place} stellt die Fachkräfte selbst ein und gibt ihnen den Auftrag.",
            { Model: MandateModel.CommissionedProvider, Provider: { } provider } => $"Die {place} hat den Auftrag und beauftragt damit einen Träger: Die Fachkräfte sind bei {provider} angestellt.",
            { Model: MandateModel.CommissionedProvider } => $"Die {place} hat den Auftrag und beauftragt damit einen Träger, bei dem die Fachkräfte angestellt sind.",
            { Model: MandateModel.CededToCounty, Provider: { } provider } => $"Die {place} hat den Auftrag an das Landratsamt abgegeben. Das Landratsamt beauftragt seinerseits einen Träger: Die Fachkräfte sind bei {provider} angestellt.",
            { Model: MandateModel.CededToCounty } => $"Die {place} hat den Auftrag an das Landratsamt abgegeben. Die Fachkräfte sind dort angestellt und bekommen von dort ihren Auftrag.",
            { Model: MandateModel.Association, Association: { } association } => $"Mehrere Gemeinden stellen die Fachkräfte gemeinsam ein: {association}. Der Verband gibt ihnen den Auftrag.",
            { Model: MandateModel.Association } => "Mehrere Gemeinden stellen die Fachkräfte gemeinsam ein und geben ihnen den Auftrag.",
            _ => $"Für die {place} ist kein Auftragsmodell eingetragen. Fragen beantwortet: {Office(county)}.",
        };
    }

    /// <summary>"Rheinstr. 119, 155", "Rheinstr.", "Stadtteil Spessart", "Ettlingen", "alle Orte im …".</summary>
    public static string Area(AreaRow area) => area.Level switch
    {
        AreaLevel.HouseNumber => $"{area.Street} {area.Numbers!.Replace(", ", " + ", StringComparison.Ordinal)}",
        AreaLevel.Street => area.Street!,
        AreaLevel.District => $"Ortsteil {area.District}",
        AreaLevel.Municipality => area.Municipality!,
        AreaLevel.Association => $"Gemeinden im {area.Association}",
        _ => $"Alle Orte: {area.County}",
    };

    /// <summary>The same with the municipality, for pages that are not about one.</summary>
    public static string AreaWithPlace(AreaRow area) =>
        IsPart(area) ? $"{Area(area)}, {area.Municipality}" : Area(area);

    /// <summary>What a contact is responsible for, one entry a municipality: "Ettlingen: Lindenweg, Albstr., Ortsteil Spessart".</summary>
    public static IReadOnlyList<string> Areas(Contact contact) =>
        [.. contact.AreasBySpecificity.GroupBy(a => (a.Municipality, a.TargetGroup, IsPart: IsPart(a)))
            .Select(g => g.Key.IsPart
                ? $"{g.Key.Municipality}: {string.Join(", ", g.Select(Area).Distinct())}{GroupName(g.First())}"
                : string.Join(", ", g.Select(Area).Distinct()) + GroupName(g.First()))
            .Distinct()];

    private static bool IsPart(AreaRow area) => area.Level is AreaLevel.HouseNumber or AreaLevel.Street or AreaLevel.District;

    private static string GroupName(AreaRow area) => area.TargetGroup == TargetGroups.Everyone ? "" : $" ({area.TargetGroupName})";

    public static string Certainty(Certainty certainty) => certainty switch
    {
        Directory.Responsibilities.Certainty.Documented => "belegt",
        Directory.Responsibilities.Certainty.Presumed => "vermutet",
        _ => "nur Ebene",
    };

    public static string CertaintySentence(Certainty certainty) => certainty switch
    {
        Directory.Responsibilities.Certainty.Documented => "Diese Zuständigkeit ist belegt.",
        Directory.Responsibilities.Certainty.Presumed => "Diese Zuständigkeit ist vermutet. Fragen Sie im Zweifel nach.",
        _ => "Vor Ort ist niemand eingetragen. Es antwortet die nächste Ebene.",
    };

    public static string Access(WheelchairAccess access) => access switch
    {
        WheelchairAccess.Full => "Stufenlos erreichbar.",
        WheelchairAccess.Partial => "Teilweise stufenlos erreichbar.",
        WheelchairAccess.None => "Nicht stufenlos erreichbar.",
        _ => "Zur Barrierefreiheit liegen keine Angaben vor.",
    };

    /// <summary>"Bunsenstr. 2-4, 76275 Ettlingen" in parts that are there.</summary>
    public static string Address(Place place) => string.Join(", ", new[] { place.Address, $"{place.PostalCode} {place.Town}".Trim() }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Name and room; the address only when the name is not the address itself.</summary>
    public static string PlaceLine(Place place)
    {
        var parts = new List<string> { place.Name };
        if (place.Room is { } room)
        {
            parts.Add(room);
        }

        if (place.Address is { } address && !place.Name.Contains(address, StringComparison.OrdinalIgnoreCase))
        {
            parts.Add(address);
        }

        return string.Join(", ", parts);
    }

    /// <summary>Up to two initials for the round mark beside a name.</summary>
    public static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => char.IsLetter(part[0])).Select(part => char.ToUpperInvariant(part[0])).Take(2));
}
