using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Tests.Staff;

/// <summary>What is typed into one form of the administration, what comes of it and what it refuses.</summary>
/// <param name="Path">/verwaltung/{Path}/{key}.</param>
/// <param name="User">Demo account that keeps such entries.</param>
/// <param name="New">Fields of a new entry; "{…}" is the id that <see cref="EntryFormTests"/> looks up for the name in it. Empty where
/// entries come by import.</param>
/// <param name="Entry">SQL of the key of an entry that the account keeps.</param>
/// <param name="Foreign">SQL of the key of an entry outside its reach, for <paramref name="Stranger"/>.</param>
/// <param name="Stranger">Another account that must not see <paramref name="Foreign"/>.</param>
/// <param name="Change">Field and the new value, and the column that holds it then.</param>
/// <param name="Refusal">Field, a value it refuses, and the sentence.</param>
public sealed record FormCase(
    string Path, string Table, string User, (string Name, string Value)[] New, string Entry, string Foreign, string Stranger,
    (string Field, string Value, string Column, string Stored) Change, (string Field, string Value, string Sentence) Refusal)
{
    public static IReadOnlyList<FormCase> All { get; } =
    [
        new("personen", "person", "ib",
            [("titel", "Dr."), ("vorname", "Alba"), ("nachname", "Kiesbett"), ("funktion", "Integrationsmanagerin"),
            ("sprachen", "Deutsch; Türkisch"), ("telefon", "040 66969 399"), ("email", "alba.kiesbett@ettlingen.example"),
            ("anteil", "0,75"),
                ("stelle", "{post im-ettlingen-ost}"), ("rolle", "Deputy"), ("ab", "18.11.2026"), ("einwilligung", "18.11.2026"),
                ("kuerzel", "")],
            "select id::text from directory.person where slug = 'tarek-wolkenfeld'",
            "select id::text from directory.person where slug = 'elif-seerosenthal'", "ib",
            ("funktion", "Fachkraft für Integration", "function", "Fachkraft für Integration"),
            ("telefon", "ruf an", "Geben Sie die Nummer mit Vorwahl ein, zum Beispiel 030 23125 100.")),
        new("stellen", "post", "ib",
            [("bezeichnung", "Integrationsmanagement Ettlingen-Nord"), ("aufgabe", "IntegrationManager"),
            ("organisation", "{organisation stadt-ettlingen}"), ("gemeinde", "08215017"), ("telefon", "069 90009 250"),
            ("email", "nord@ettlingen.example"),
                ("ort", ""), ("kleinteam", ""), ("vakanz", "Bitte an das Rathaus."), ("kuerzel", "im-ettlingen-nord")],
            "select id::text from directory.post where slug = 'im-ettlingen-west'",
            "select id::text from directory.post where slug = 'im-ueberlingen'", "ib",
            ("telefon", "069 90009 251", "phone", "069 90009 251"), ("bezeichnung", "", "Nennen Sie die Bezeichnung der Stelle.")),
        new("besetzungen", "post_holder", "ib",
            [("stelle", "{post im-ettlingen-west}"), ("person", "{person mirela-ampelstein}"), ("rolle", "Deputy"), ("ab", "01.12.2026"),
            ("bis", ""), ("einwilligung", "")],
            "select h.id::text from directory.post_holder h join directory.post p on p.id = h.post_id where p.slug = 'im-ettlingen-sued'",
            "select h.id::text from directory.post_holder h join directory.post p on p.id = h.post_id where p.slug = 'im-ueberlingen'",
            "ib",
            ("rolle", "Tandem", "role", "Tandem"), ("bis", "31.12.2016", "Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.")),
        new("orte", "place", "ib",
            [("name", "Treff am Horbach"), ("gemeinde", "08215017"), ("adresse", "Am Horbach 1"), ("plz", "76275"), ("ort", "Ettlingen"),
            ("raum", ""), ("rollstuhl", "Full"), ("haltestelle", "Bus 104"), ("breite", "48,94"), ("laenge", "8.4"), ("kuerzel", "")],
            "select id::text from directory.place where slug = 'ettlingen-spessart'",
            "select id::text from directory.place where slug = 'ueberlingen-blauwiese'", "ib",
            ("raum", "Saal 2", "room", "Saal 2"), ("breite", "nördlich", "Geben Sie eine Zahl ein, zum Beispiel 0,75.")),
        new("organisationen", "organisation", "ib",
            [("name", "Freundeskreis Asyl Ettlingen"), ("art", "AdviceCentre"), ("teil", ""), ("strasse", "Marktplatz 2"), ("plz", "76275"),
            ("ort", "Ettlingen"), ("telefon", "069 90009 260"), ("email", ""), ("website", "https://freundeskreis.example"),
            ("kuerzel", "")],
            "select id::text from directory.organisation where slug = 'stadt-ettlingen'",
            "select id::text from directory.organisation where slug = 'blauwiese'", "ib",
            ("telefon", "069 90009 261", "phone", "069 90009 261"),
            ("website", "javascript:alert(1)", "Die Internetadresse beginnt mit https://, zum Beispiel https://gemeinde.example.")),
        new("angebote", "service", "ib",
            [("name", "Nähtreff Spessart"), ("organisation", "{organisation stadt-ettlingen}"), ("kurz", "Gemeinsam nähen und reden."),
            ("beschreibung", "Wir haben **6 Maschinen**."), ("lebensbereiche", "Leisure"), ("art", "VolunteerService"),
            ("stichworte", "Nähen, Stoff"),
                ("aufenthalt", "Toleration"), ("alter-ab", "16"), ("alter-bis", "99"), ("nur-fuer", "Women"), ("niveau", "A1"),
                ("sprachen", "Deutsch, Türkisch"), ("dolmetschen", "Ehrenamtliche"), ("zugang", "Open"),
                ("zugang-hinweis", "Einfach kommen."), ("kosten", "Free"),
                ("kosten-hinweis", "Stoff vorhanden"), ("unterlagen", "eigene Schere, wenn vorhanden"),
                ("verweisen", "Wer nähen lernen will."), ("vorher", "Kinderbetreuung"), ("nicht-hier", "Änderungen gegen Geld."),
                ("telefon", "069 90009 270"), ("email", "naehen@ettlingen.example"),
                ("website", "https://naehtreff.example"), ("einzugsgebiet", "Ettlingen"), ("kapazitaet", "WaitingList"), ("wochen", "3"),
                ("kapazitaet-am", "17.11.2026"), ("status", "Published"), ("quelle", "Angaben des Trägers"),
                ("kuerzel", "naehtreff-spessart")],
            "select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'",
            "select id::text from directory.service where slug = 'sprachcafe-friedrichshafen'", "ib",
            ("vorher", "Liste der Einnahmen.", "settle_first", "Liste der Einnahmen."),
            ("einzugsgebiet", "Atlantis",
            "„Atlantis“ steht nicht im Verzeichnis. Schreiben Sie den Namen der Gemeinde oder des Kreises oder die Kennzahl.")),
        new("ortsteile", "district", "ib", [("name", "Oberweier"), ("gemeinde", "08215017")],
            "select id::text from directory.district where ags = '08215017' order by id limit 1",
            "select id::text from directory.district where name = 'Nußdorf'", "ib",
            ("name", "Bruchhausen am Wald", "name", "Bruchhausen am Wald"), ("name", " ", "Nennen Sie den Namen des Ortsteils.")),
        new("strassen", "street", "ib", [("name", "Mühlenstraße"), ("gemeinde", "08215017")],
            "select id::text from directory.street where ags = '08215017' order by id offset 1 limit 1",
            "select id::text from directory.street where name = 'Gartenstraße'", "ib",
            ("name", "Carl-Engler-Str.", "name", "Carl-Engler-Str."),
            ("name", "Lindenweg", "Diese Straße gibt es in der Gemeinde schon unter einer anderen Schreibweise.")),
        new("gemeinden", "municipality", "ib", [], "select '08215017'", "select '08435059'", "ib",
            ("einwohner", "39.812", "population", "39812"),
            ("einwohner", "viele", "Geben Sie die Zahl in Ziffern ein, zum Beispiel 39699.")),
        new("kreise", "county", "koordination", [], "select '08435'", "select '08215'", "koordination",
            ("telefon", "030 23125 299", "phone", "030 23125 299"),
            ("email", "amt", "Geben Sie die E-Mail-Adresse vollständig ein, zum Beispiel beratung@gemeinde.example.")),
        new("verbaende", "association", "koordination", [("name", "GVV Seeblick"), ("schluessel", "084359999"), ("kreis", "08435")],
            "select '084355001'", "select '084355001'", "ib",
            ("name", "GVV am Seeufer", "name", "GVV am Seeufer"), ("name", "", "Nennen Sie den Namen des Verbands.")),
        new("auftraege", "mandate", "koordination",
            [("gemeinde", "08435047"), ("modell", "CededToCounty"), ("traeger", ""), ("verband", ""), ("ab", "01.01.2027"), ("bis", ""),
            ("quelle", "Beschluss vom 10.11.2026")],
            "select id::text from directory.mandate where ags = '08435036'",
            "select id::text from directory.mandate where ags = '08215017'", "koordination",
            ("quelle", "Gemeinderat 2026", "source", "Gemeinderat 2026"),
            ("bis", "31.12.2016", "Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.")),
        new("zielgruppen", "target_group", "koordination", [("name", "Junge Geflüchtete"), ("reihenfolge", "70"), ("kuerzel", "junge")],
            "select 'ukraine'", "select 'ukraine'", "ib", ("name", "Aus der Ukraine", "name", "Aus der Ukraine"),
            ("reihenfolge", "zuerst", "Geben Sie eine ganze Zahl ein, zum Beispiel 50.")),
        new("schulferien", "school_holiday", "koordination",
        [("name", "Pfingstferien 2031"), ("land", "BW"), ("von", "06.06.2031"), ("bis", "17.06.2031")],
            "select id::text from directory.school_holiday order by first_day limit 1",
            "select id::text from directory.school_holiday order by first_day limit 1", "ib",
            ("name", "Herbstferien", "name", "Herbstferien"), ("von", "bald", "Geben Sie den Tag so ein: 25.11.2026.")),
        new("schliesstage", "closing_day", "koordination",
            [("fuer", "kreis:08435"), ("grund", "Betriebsausflug"), ("von", "07.05.2027"), ("bis", "07.05.2027")],
            "select id::text from directory.closing_day where county_key = '08435' order by first_day limit 1",
            "select id::text from directory.closing_day where ags = '08215017'", "koordination",
            ("grund", "Umzug", "reason", "Umzug"), ("bis", "01.01.2026", "Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.")),
    ];

    public override string ToString() => Path;
}
