using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Services;

namespace IntMan.Directory.Import;

/// <summary>The way back: the word for what a column of the database holds.</summary>
public interface IWords
{
    /// <param name="stored">Name of the enum's member, as it is stored.</param>
    string TextOf(string stored);

    /// <summary>The same; null when the column holds something else.</summary>
    string? WordOf(string stored);
}

/// <summary>The words of a column with fixed answers, German and English; forms offer the same.</summary>
public sealed class Words<T> : IWords
    where T : struct
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _offered = new(StringComparer.Ordinal);

    /// <param name="words">Value and its words; the first word is the one that is offered.</param>
    public Words(params (T Value, string[] Texts)[] words)
    {
        Offered = string.Join(", ", words.Select(w => w.Texts[0]));
        foreach (var (value, texts) in words)
        {
            _offered[value.ToString()!] = texts[0];
            foreach (var text in texts.Append(value.ToString()!))
            {
                _values[ColumnMap.Fold(text)] = value;
            }
        }
    }

    public string Offered { get; }

    /// <summary>Value as it is stored and the word to show, in the order in which they are offered.</summary>
    public IEnumerable<(string Stored, string Text)> All => _offered.Select(pair => (pair.Key, pair.Value));

    public string TextOf(string stored) => _offered[stored];

    public string? WordOf(string stored) => _offered.GetValueOrDefault(stored);

    public string TextOf(T value) => _offered[value.ToString()!];

    /// <summary>The value of a word or of a stored name; null when it is none of them.</summary>
    public T? Find(string text) => _values.TryGetValue(ColumnMap.Fold(text), out var value) ? value : null;
}

/// <summary>German words of everything that has fixed answers.</summary>
public static partial class Words
{
    public static Words<bool> YesNo { get; } = new((true, ["ja", "j", "x", "1", "yes", "wahr"]), (false, ["nein", "n", "0", "no", "falsch"]));

    public static Words<CountyKind> CountyKinds { get; } = new((CountyKind.Rural, ["Landkreis", "Kreis"]), (CountyKind.Urban, ["Stadtkreis", "Kreisfreie Stadt"]));

    /// <summary>Names and the type keys of the official register of municipalities (Gemeindeverzeichnis).</summary>
    public static Words<MunicipalityKind> MunicipalityKinds { get; } = new(
        (MunicipalityKind.Municipality, ["Gemeinde", "64", "Kreisangehörige Gemeinde"]),
        (MunicipalityKind.Town, ["Stadt", "63"]),
        (MunicipalityKind.LargeTown, ["Große Kreisstadt", "67"]),
        (MunicipalityKind.UrbanCounty, ["Stadtkreis", "62"]),
        (MunicipalityKind.Uninhabited, ["Gemeindefreies Gebiet", "66", "Gemeindefreies Gebiet, unbewohnt"]));

    public static Words<FederalState> States { get; } = new(
        (FederalState.BW, ["Baden-Württemberg"]), (FederalState.BY, ["Bayern"]), (FederalState.BE, ["Berlin"]), (FederalState.BB, ["Brandenburg"]),
        (FederalState.HB, ["Bremen"]), (FederalState.HH, ["Hamburg"]), (FederalState.HE, ["Hessen"]), (FederalState.MV, ["Mecklenburg-Vorpommern"]),
        (FederalState.NI, ["Niedersachsen"]), (FederalState.NW, ["Nordrhein-Westfalen"]), (FederalState.RP, ["Rheinland-Pfalz"]), (FederalState.SL, ["Saarland"]),
        (FederalState.SN, ["Sachsen"]), (FederalState.ST, ["Sachsen-Anhalt"]), (FederalState.SH, ["Schleswig-Holstein"]), (FederalState.TH, ["Thüringen"]));

    public static Words<OrganisationKind> OrganisationKinds { get; } = new(
        (OrganisationKind.CountyOffice, ["Landratsamt"]),
        (OrganisationKind.MunicipalAdministration, ["Stadt oder Gemeinde", "Stadt", "Gemeinde", "Verband"]),
        (OrganisationKind.Provider, ["Träger"]),
        (OrganisationKind.Authority, ["Behörde"]),
        (OrganisationKind.AdviceCentre, ["Beratungsstelle"]),
        (OrganisationKind.Club, ["Verein"]));

    public static Words<MandateModel> MandateModels { get; } = new(
        (MandateModel.OwnStaff, ["eigenes Personal"]),
        (MandateModel.CommissionedProvider, ["Träger beauftragt"]),
        (MandateModel.CededToCounty, ["an das Landratsamt abgegeben", "abgegeben"]),
        (MandateModel.Association, ["Verband", "Gemeindeverbund"]));

    public static Words<WheelchairAccess> Access { get; } = new(
        (WheelchairAccess.Full, ["ja", "yes"]),
        (WheelchairAccess.Partial, ["teilweise", "eingeschränkt"]),
        (WheelchairAccess.None, ["nein", "no"]),
        (WheelchairAccess.Unknown, ["unbekannt"]));

    public static Words<Position> Positions { get; } = new(
        (Position.IntegrationManager, ["Integrationsmanagement", "IM"]),
        (Position.IntegrationOfficer, ["Integrationsbeauftragung", "Integrationsbeauftragte", "IB"]),
        (Position.VolunteerCoordinator, ["Ehrenamtskoordination"]),
        (Position.IntegrationCoordinator, ["Koordination Integrationsmanagement", "Koordination"]),
        (Position.RefugeeSocialWorker, ["Flüchtlingssozialarbeit"]),
        (Position.HeadOfOffice, ["Amtsleitung"]),
        (Position.HeadOfDepartment, ["Abteilungsleitung"]),
        (Position.HeadOfSection, ["Sachgebietsleitung"]),
        (Position.TeamLead, ["Teamleitung"]));

    public static Words<HolderRole> HolderRoles { get; } = new(
        (HolderRole.Holder, ["Besetzung"]), (HolderRole.Tandem, ["Tandem"]), (HolderRole.Deputy, ["Vertretung", "Stellvertretung"]));

    public static Words<DayOfWeek> Weekdays { get; } = new(
        (DayOfWeek.Monday, ["Montag", "Mo"]), (DayOfWeek.Tuesday, ["Dienstag", "Di"]), (DayOfWeek.Wednesday, ["Mittwoch", "Mi"]),
        (DayOfWeek.Thursday, ["Donnerstag", "Do"]), (DayOfWeek.Friday, ["Freitag", "Fr"]), (DayOfWeek.Saturday, ["Samstag", "Sa", "Sonnabend"]), (DayOfWeek.Sunday, ["Sonntag", "So"]));

    public static Words<HourChannel> Channels { get; } = new(
        (HourChannel.Open, ["offen"]), (HourChannel.ByAppointment, ["mit Termin", "nur mit Termin"]), (HourChannel.Phone, ["telefonisch", "Telefon"]),
        (HourChannel.Video, ["Video"]), (HourChannel.Outreach, ["aufsuchend"]));

    public static Words<DeviationKind> DeviationKinds { get; } = new(
        (DeviationKind.Cancelled, ["fällt aus", "entfällt"]), (DeviationKind.Moved, ["verlegt"]), (DeviationKind.Extra, ["zusätzlich"]));
}
