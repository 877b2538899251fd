using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Display;

public static class FieldNames
{
    private const string Nothing = "–";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "Name", ["kind"] = "Art", ["title"] = "Bezeichnung", ["position"] = "Aufgabe", ["slug"] = "Kürzel",
            ["phone"] = "Telefon", ["email"] = "E-Mail-Adresse",
        ["website"] = "Website", ["organisation_id"] = "Organisation", ["parent_id"] = "Gehört zu", ["ags"] = "Gemeinde",
        ["county_key"] = "Kreis",
        ["association_key"] = "Verband", ["postal_codes"] = "Postleitzahlen", ["population"] = "Einwohnerzahl",
        ["district_id"] = "Ortsteil", ["street_id"] = "Straße",
        ["street"] = "Straße und Hausnummer", ["postal_code"] = "Postleitzahl", ["town"] = "Ort", ["address"] = "Adresse",
        ["room"] = "Raum",
        ["wheelchair_access"] = "Rollstuhlgerecht", ["transport"] = "Bus und Bahn", ["latitude"] = "Breitengrad",
        ["longitude"] = "Längengrad",
        ["small_team"] = "Kleinteam", ["vacancy_note"] = "Hinweis bei unbesetzter Stelle", ["place_id"] = "Ort",
        ["academic_title"] = "Titel",
        ["given_name"] = "Vorname", ["family_name"] = "Nachname", ["function"] = "Funktion", ["languages"] = "Sprachen",
        ["full_time_equivalent"] = "Stellenanteil",
        ["post_id"] = "Stelle", ["person_id"] = "Person", ["role"] = "Rolle", ["valid_from"] = "Gültig ab", ["valid_until"] = "Gültig bis",
        ["consent_on"] = "Einwilligung am", ["first_day"] = "Erster Tag", ["last_day"] = "Letzter Tag", ["substitute_id"] = "Vertretung",
        ["recorded_on"] = "Eingetragen am", ["recorded_by"] = "Eingetragen durch", ["entry_id"] = "Stelle",
        ["confirmed_on"] = "Bestätigt am", ["by_role"] = "Bestätigt durch",
        ["model"] = "Auftragsmodell", ["provider_id"] = "Träger", ["source"] = "Quelle", ["numbers"] = "Hausnummern",
        ["target_group"] = "Zielgruppe",
        ["is_presumed"] = "Nur vermutet", ["weekday"] = "Wochentag", ["recurrence"] = "Rhythmus", ["step"] = "Alle wie viele Wochen",
        ["starts_at"] = "Beginn",
        ["ends_at"] = "Ende", ["reason"] = "Grund", ["channel"] = "Form", ["pauses_in_school_holidays"] = "Pause in den Schulferien",
        ["open_on_public_holidays"] = "Auch an Feiertagen",
        ["note"] = "Hinweis", ["office_hour_id"] = "Sprechstunde", ["day"] = "Tag", ["new_day"] = "Neuer Tag",
        ["new_starts_at"] = "Neuer Beginn",
        ["new_ends_at"] = "Neues Ende", ["new_place_id"] = "Neuer Ort", ["state"] = "Land", ["office_name"] = "Amt",
        ["sort_order"] = "Reihenfolge", ["key"] = "Schlüssel",
        ["summary"] = "In einem Satz", ["description"] = "Beschreibung", ["status"] = "Status", ["areas"] = "Lebensbereiche",
        ["keywords"] = "Weitere Suchwörter",
        ["residence_statuses"] = "Aufenthaltsstatus", ["minimum_age"] = "Alter ab", ["maximum_age"] = "Alter bis", ["only_for"] = "Nur für",
        ["language_level"] = "Deutsch mindestens",
        ["interpreting"] = "Dolmetschen", ["cost"] = "Kosten", ["cost_note"] = "Hinweis zu den Kosten", ["access"] = "Zugang",
        ["access_note"] = "Hinweis zum Zugang", ["documents"] = "Was man mitbringt",
        ["refer_when"] = "Verweisen bei", ["settle_first"] = "Vorher klären", ["not_here"] = "Nicht hier",
        ["serves_everyone"] = "Für alle Orte", ["served_keys"] = "Einzugsgebiet",
        ["capacity"] = "Plätze", ["waiting_weeks"] = "Wartezeit in Wochen", ["capacity_on"] = "Stand der Plätze",
        ["source_licence"] = "Lizenz", ["source_key"] = "Schlüssel der Quelle",
        ["service_id"] = "Angebot", ["language"] = "Sprache", ["is_machine_made"] = "Maschinell übersetzt",
    };

    private static readonly Dictionary<string, ILabels[]> Answers = new(StringComparer.Ordinal)
    {
        ["kind"] = [HourLabels.DeviationKinds, OrganisationLabels.OrganisationKinds, MunicipalityLabels.MunicipalityKinds,
            MunicipalityLabels.CountyKinds, ServiceLabels.ServiceKinds],
        ["position"] = [PersonLabels.Positions], ["role"] = [PersonLabels.HolderRoles], ["model"] = [OrganisationLabels.CommissionModels],
        ["wheelchair_access"] = [HourLabels.Access],
        ["weekday"] = [HourLabels.Weekdays], ["channel"] = [HourLabels.Channels], ["status"] = [ServiceLabels.ServiceStatuses],
        ["areas"] = [ServiceLabels.Areas], ["residence_statuses"] = [ServiceLabels.ResidenceStatuses],
        ["only_for"] = [ServiceLabels.Sexes], ["cost"] = [ServiceLabels.Costs], ["access"] = [ServiceLabels.Accesses],
        ["capacity"] = [ServiceLabels.Capacities],
    };

    public static string Of(string column) => Names.GetValueOrDefault(column, column);

    public static string Value(string column, string? stored)
    {
        if (stored is null)
        {
            return Nothing;
        }

        if (Answers.GetValueOrDefault(column) is { } answers)
        {
            return string.Join(", ", stored.Split(", ").Select(part =>
                answers.Select(words => words.WordOf(part)).FirstOrDefault(word => word is not null) ?? part));
        }

        return stored switch
        {
            "true" => "ja",
            "false" => "nein",
            "EveryNthWeek" => "wöchentlich oder alle paar Wochen",
            "NthWeekdayOfMonth" => "im Monat",
            _ when DateOnly.TryParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            _ when TimeOnly.TryParseExact(stored, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
            time.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => stored,
        };
    }
}
