using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Accounts;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Referrals;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Forms;

/// <summary>What is typed wrongly into one form, and what the form says to it.</summary>
/// <param name="Page">Name of the page.</param>
/// <param name="User">Demo account that may open it; null for nobody.</param>
/// <param name="Address">With the SQL of a key in braces.</param>
/// <param name="Typed">Everything else stays as the form begins.</param>
/// <param name="Mistakes">In the order of the form.</param>
public sealed record MistakeCase(string Page, string? User, string Address, (string Name, string Value)[] Typed,
    (string Field, string Sentence)[] Mistakes)
{
    private const string Day = "Geben Sie den Tag so ein: 25.11.2026.";
    private const string Time = "Geben Sie die Uhrzeit so ein: 14:00.";
    private const string Number = "Geben Sie eine Zahl ein, zum Beispiel 0,75.";
    private const string Phone = "Geben Sie die Nummer mit Vorwahl ein, zum Beispiel 030 23125 100.";
    private const string Email = "Geben Sie die E-Mail-Adresse vollständig ein, zum Beispiel beratung@gemeinde.example.";
    private const string Website = "Die Internetadresse beginnt mit https://, zum Beispiel https://gemeinde.example.";
    private const string Slug =
        "Das Kürzel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und Bindestrichen, zum Beispiel im-ettlingen-west.";
    private const string Period = "Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.";

    private const string NextTeam = "{select held_on::text from meetings.meeting where state = 'Invited' and series_id = "
        + "(select id from meetings.series where slug = 'teamaustausch-ettlingen')}";

    private const string HeldTeam = "{select held_on::text from meetings.meeting where state = 'Held' and series_id = "
        + "(select id from meetings.series where slug = 'teamaustausch-ettlingen')}";

    private const string ClosedNetwork = "{select max(held_on)::text from meetings.meeting where state = 'Closed' and series_id = "
        + "(select id from meetings.series where slug = 'netzwerktreffen-bodenseekreis')}";

    /// <summary>Handler of the form; null for the usual one.</summary>
    public string? Handler { get; init; }

    /// <summary>Answers of forms of accounts have always been 200.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.UnprocessableEntity;

    /// <summary>Leads to the form from <see cref="Address"/>; null when it stands there.</summary>
    public Func<Visitor, string, Task<(IHtmlDocument Page, string Address)>>? Way { get; init; }

    public static IReadOnlyList<MistakeCase> All { get; } =
    [
        new("/Meetings/Concerns/ConcernList", "sprecher", "/treffen/austauschforum-bodenseekreis/anliegen", [("titel", ""), ("notiz", " ")],
            [("titel", "Geben Sie dem Anliegen einen kurzen Titel."),
                ("notiz", "Schreiben Sie, worum es geht. Die Notiz bleibt im Raum.")]),
        new("/Meetings/Concerns/ConcernDetails", "sprecher",
            "/treffen/austauschforum-bodenseekreis/anliegen/{select id::text from meetings.concern where state = 'Worded'}",
            [("betreff", ""), ("wortlaut", " ")],
            [("betreff", "Geben Sie an, unter welchem Titel das Anliegen den Raum verlässt."),
                ("wortlaut", "Schreiben Sie den Wortlaut, der den Raum verlässt.")])
        {
            Handler = "Wortlaut",
        },
        new("/Meetings/Concerns/HandOver", "sprecher", "/treffen/austauschforum-bodenseekreis/sprechfunktion",
            [("person", ""), ("ab", "bald"), ("bis", "bald")],
            [("person", "Wählen Sie, wer nach Ihnen spricht."), ("ab", Day), ("bis", Day)]),
        new("/Meetings/Concerns/Inbox", "koordination", "/treffen/koordinierungsrunde-bodenseekreis/eingang/"
            + "{select number::text from meetings.hand_off where state = 'Received'}", [("gremium", ""), ("nummer", ""), ("vorlage", " ")],
            [("gremium", "Geben Sie das Gremium an, zum Beispiel Sozialausschuss des Kreistags."),
                ("nummer", "Geben Sie die Nummer der Unterlage an, zum Beispiel 2026/041."),
                ("vorlage", "Schreiben Sie, was das Gremium beraten soll.")])
        {
            Handler = "Politik",
        },
        new("/Meetings/SeriesFounding", "koordination", "/treffen/neu",
            [("titel", ""), ("gebiet", ""), ("ziel", " "), ("ort", ""), ("kuerzel", "Ä")],
            [("titel", "Geben Sie der Runde einen Namen."), ("kuerzel", Slug), ("gebiet", "Wählen Sie, wo die Runde tagt."),
                ("format", "Wählen Sie das Format."), ("ziel", "Schreiben Sie in ein bis zwei Sätzen, wozu es die Runde gibt."),
                ("teilnehmende", "Schreiben Sie, wer teilnimmt."), ("turnus", "Wählen Sie den Turnus."),
                ("beginn", "Geben Sie an, wann die Treffen gewöhnlich beginnen, zum Beispiel 14:00."),
                ("dauer", "Geben Sie die Dauer in Minuten an, von 10 bis 600."), ("ort", "Geben Sie den üblichen Ort oder Link an."),
                ("vorlage", "Wählen Sie die Vorlage der Tagesordnung."), ("genehmigung",
                    "Wählen Sie, wie Protokolle genehmigt werden.")]),
        new("/Meetings/CharterForm", "ib", "/treffen/teamaustausch-ettlingen/auftrag", [("titel", ""), ("ziel", ""), ("beginn",
            "bald"), ("ort", "")],
            [("titel", "Geben Sie der Runde einen Namen."), ("ziel", "Schreiben Sie in ein bis zwei Sätzen, wozu es die Runde gibt."),
                ("beginn", Time), ("ort", "Geben Sie den üblichen Ort oder Link an.")]),
        new("/Meetings/MemberList", "ib", "/treffen/teamaustausch-ettlingen/mitglieder", [("person", ""), ("fuer", ""), ("ebene", "")],
            [("person", "Wählen Sie eine Person aus dem Verzeichnis."),
                ("fuer", "Geben Sie an, für wen die Person teilnimmt, zum Beispiel den Träger."), ("ebene", "Wählen Sie die Ebene.")])
        {
            Handler = "Aufnehmen",
        },
        new("/Meetings/PlanForm", "ib", "/treffen/teamaustausch-ettlingen/planen", [("tag", "bald"), ("beginn", ""), ("ende", ""),
            ("ort", "")],
            [("tag", Day), ("beginn", "Geben Sie den Beginn an, zum Beispiel 14:00."), ("ende",
                "Geben Sie das Ende an, zum Beispiel 16:00."),
                ("ort", "Geben Sie Ort oder Link an.")]),
        new("/Meetings/AgendaForm", "ib", "/treffen/teamaustausch-ettlingen/" + NextTeam + "/tagesordnung?bearbeiten=neu",
            [("tag", "bald"), ("beginn", ""), ("ort", " "), ("titel", ""), ("minuten", "lange"), ("aktion", "uebernehmen")],
            [("tag", Day), ("beginn", "Geben Sie den Beginn an, zum Beispiel 14:00."), ("ort", "Geben Sie Ort oder Link an."),
                ("titel", "Geben Sie dem Punkt einen Titel."), ("minuten", "Geben Sie eine ganze Zahl ein, zum Beispiel 18.")]),
        new("/Meetings/WorldCafe", "ib", "/treffen/teamaustausch-ettlingen/" + HeldTeam + "/weltcafe", [("thema", " "), ("gastgeber", "")],
            [("thema", "Nennen Sie das Thema."), ("gastgeber", "Nennen Sie, wer am Tisch gastgibt.")])
        {
            Handler = "Thema",
        },
        new("/Meetings/OptimisationSteps", "koordination", "/treffen/koordinierungsrunde-bodenseekreis/optimierung",
            [("tag", "bald"), ("beginn", ""), ("ort", " ")],
            [("tag", Day), ("beginn", "Geben Sie den Beginn an, zum Beispiel 14:00."), ("ort", "Geben Sie Ort oder Link an.")])
        {
            Handler = "Planen&schritt=2",
            Way = async (visitor, address) =>
            {
                await Meetings.MeetingPathTests.DoAsync(visitor, address, "form[action*=Ergebnis]", ("ergebnis", "Alle sind eingeladen."));
                return await OpenAsync(visitor, address);
            },
        },
        new("/Meetings/PollForm", "ib", "/treffen/teamaustausch-ettlingen/umfrage",
            [("vorschlaege", "08.12.2026 14:00–16:00\nbald"), ("ort", " "), ("bis", "17.11.2026")],
            [("vorschlaege", "Zeile 2: Schreiben Sie den Termin so: 08.12.2026 14:00–16:00."), ("ort", "Geben Sie Ort oder Link an."),
                ("bis", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]),
        new("/Meetings/TopicStore", "im1", "/treffen/teamaustausch-ettlingen/themen", [("thema", ""), ("minuten", "")],
            [("thema", "Geben Sie dem Punkt einen Titel."), ("minuten", "Geben Sie die Minuten an, von 1 bis 480.")]),
        new("/Meetings/MeetingDetails", "ib", "/treffen/teamaustausch-ettlingen/" + NextTeam, [("gast", ""), ("email", "gast")],
            [("gast", "Geben Sie den Namen des Gastes an."),
                ("email", "Geben Sie die E-Mail-Adresse vollständig ein, zum Beispiel gast@stelle.example.")])
        {
            Handler = "Gast",
        },
        new("/Meetings/CancelForm", "ib", "/treffen/teamaustausch-ettlingen/" + NextTeam + "/absagen", [("grund", ""), ("ersatz",
            "true"), ("tag", "bald"), ("ort", "")],
            [("grund", "Nennen Sie den Grund. Er steht in der Absage."), ("tag", Day), ("ort", "Geben Sie Ort oder Link an.")]),
        new("/Meetings/Sitting", "ib", "/treffen/teamaustausch-ettlingen/" + HeldTeam + "/sitzung", [("art", "Task"), ("text", ""),
            ("person", ""), ("bis", "bald")],
            [("text", "Schreiben Sie, was zu tun ist."), ("person", "Wählen Sie, wer die Aufgabe übernimmt."), ("bis", Day)])
        {
            Handler = "Festhalten",
        },
        new("/Meetings/RecordForm", "koordination", "/treffen/netzwerktreffen-bodenseekreis/" + ClosedNetwork + "/protokoll",
            [("grund", ""), ("protokoll", " ")],
            [("grund", "Nennen Sie den Grund der Berichtigung."),
                ("protokoll", "Das Protokoll ist leer. Halten Sie zuerst die Ergebnisse fest.")])
        {
            Handler = "Berichtigen",
        },
        new("/Directory/PersonForm", "ib", "/verwaltung/personen/neu",
            [("vorname", ""), ("nachname", " "), ("telefon", "ruf an"), ("email", "alba"), ("anteil", "viel"), ("stelle", ""),
            ("ab", "bald"), ("einwilligung", "31.2.2027"), ("kuerzel", "Alba Kiesbett")],
            [("vorname", "Nennen Sie den Vornamen."), ("nachname", "Nennen Sie den Nachnamen."), ("telefon", Phone), ("email", Email),
            ("anteil", Number),
                ("stelle", "Wählen Sie die Stelle, die die Person hat."), ("ab", Day), ("einwilligung", Day), ("kuerzel", Slug)]),
        new("/Directory/PostForm", "ib", "/verwaltung/stellen/neu",
            [("bezeichnung", ""), ("aufgabe", ""), ("organisation", ""), ("gemeinde", ""), ("telefon", "ruf an"), ("email", "west"),
            ("kuerzel", "Ä")],
            [("bezeichnung", "Nennen Sie die Bezeichnung der Stelle."), ("aufgabe", "Wählen Sie die Aufgabe."),
            ("organisation", "Wählen Sie die Organisation, bei der die Stelle ist."),
                ("gemeinde", "Wählen Sie die Gemeinde."), ("telefon", Phone), ("email", Email), ("kuerzel", Slug)]),
        new("/Directory/HolderForm", "ib",
        "/verwaltung/besetzungen/neu?stelle={select id::text from directory.post where slug = 'im-ettlingen-west'}",
            [("person", ""), ("ab", "01.12.2026"), ("bis", "01.11.2026"), ("einwilligung", "irgendwann")],
            [("person", "Wählen Sie die Person, die die Stelle übernimmt."), ("bis", Period), ("einwilligung", Day)]),
        new("/Directory/PlaceForm", "ib", "/verwaltung/orte/neu",
            [("name", ""), ("gemeinde", ""), ("rollstuhl", ""), ("breite", "nördlich"), ("laenge", "östlich"), ("kuerzel", "Am Horbach")],
            [("name", "Nennen Sie den Ort."), ("gemeinde", "Wählen Sie die Gemeinde, in der der Ort liegt."),
            ("rollstuhl", "Wählen Sie, ob der Ort rollstuhlgerecht ist."), ("breite", Number), ("laenge", Number), ("kuerzel", Slug)]),
        new("/Directory/OrganisationForm", "ib", "/verwaltung/organisationen/neu",
            [("name", ""), ("art", ""), ("telefon", "ruf an"), ("email", "post"), ("website", "javascript:alert(1)")],
            [("name", "Nennen Sie den Namen der Organisation."), ("art", "Wählen Sie, was für eine Organisation das ist."),
            ("telefon", Phone), ("email", Email), ("website", Website)]),
        new("/Directory/DistrictForm", "ib", "/verwaltung/ortsteile/neu", [("name", ""), ("gemeinde", "")],
        [("name", "Nennen Sie den Namen des Ortsteils."), ("gemeinde", "Wählen Sie die Gemeinde.")]),
        new("/Directory/StreetForm", "ib", "/verwaltung/strassen/neu", [("name", ""), ("gemeinde", "")],
        [("name", "Nennen Sie den Namen der Straße."), ("gemeinde", "Wählen Sie die Gemeinde.")]),
        new("/Directory/MunicipalityForm", "ib", "/verwaltung/gemeinden/08215017",
            [("name", ""), ("art", ""), ("plz", "76275, 7627"), ("einwohner", "viele")],
            [("name", "Nennen Sie den Namen der Gemeinde."), ("art", "Wählen Sie die Art der Gemeinde."),
            ("plz", "„7627“ ist keine Postleitzahl. Sie hat genau 5 Ziffern."),
            ("einwohner", "Geben Sie die Zahl in Ziffern ein, zum Beispiel 39699.")]),
        new("/Directory/CountyForm", "koordination", "/verwaltung/kreise/08435",
            [("name", ""), ("telefon", "ruf an"), ("email", "amt"), ("website", "www")],
            [("name", "Nennen Sie den Namen des Kreises."), ("telefon", Phone), ("email", Email), ("website", Website)]),
        new("/Directory/AssociationForm", "koordination", "/verwaltung/verbaende/neu",
            [("name", ""), ("schluessel", "12"), ("kreis", "")],
            [("name", "Nennen Sie den Namen des Verbands."),
            ("schluessel", "Der Verbandsschlüssel hat genau 9 Ziffern, zum Beispiel 084355001."), ("kreis", "Wählen Sie den Kreis.")]),
        new("/Directory/CommissionForm", "koordination", "/verwaltung/auftraege/neu",
            [("gemeinde", ""), ("ab", "bald"), ("modell", "Association"), ("verband", ""), ("bis", "nie")],
            [("gemeinde", "Wählen Sie die Gemeinde."), ("ab", Day),
            ("verband", "Nennen Sie den Verband, der das Integrationsmanagement gemeinsam stellt."), ("bis", Day)]),
        new("/Directory/TargetGroupForm", "koordination", "/verwaltung/zielgruppen/neu",
            [("name", ""), ("reihenfolge", "zuerst"), ("kuerzel", "Jung!")],
            [("name", "Nennen Sie die Zielgruppe."), ("reihenfolge", "Geben Sie eine ganze Zahl ein, zum Beispiel 50."),
            ("kuerzel", Slug)]),
        new("/Directory/SchoolHolidayForm", "koordination", "/verwaltung/schulferien/neu",
            [("name", ""), ("land", ""), ("von", "bald"), ("bis", "")],
            [("name", "Nennen Sie die Ferien."), ("land", "Wählen Sie das Land."), ("von", Day),
            ("bis", "Geben Sie den letzten Ferientag ein, zum Beispiel 09.01.2027.")]),
        new("/Directory/ClosingDayForm", "koordination", "/verwaltung/schliesstage/neu",
            [("fuer", ""), ("grund", ""), ("von", "bald"), ("bis", "")],
            [("fuer", "Wählen Sie einen Kreis, eine Gemeinde oder eine Organisation."),
            ("grund", "Nennen Sie den Grund, zum Beispiel „Betriebsausflug“."), ("von", Day),
            ("bis", "Geben Sie den letzten Tag ein, zum Beispiel 24.12.2026.")]),
        new("/Services/ServiceForm", "ib", "/verwaltung/angebote/neu",
            [("name", ""), ("organisation", ""), ("kurz", ""), ("art", ""), ("alter-ab", "jung"), ("alter-bis", "alt"),
            ("telefon", "ruf an"), ("email", "treff"), ("website", "treff.example"),
                ("einzugsgebiet", "Atlantis"), ("wochen", "300"), ("kapazitaet-am", "neulich"), ("kuerzel", "Nähtreff")],
            [("name", "Nennen Sie den Namen des Angebots."), ("organisation", "Wählen Sie die Organisation, die das Angebot macht."),
            ("kurz", "Beschreiben Sie das Angebot in einem Satz."),
                ("lebensbereiche", "Wählen Sie mindestens einen Lebensbereich."), ("art", "Wählen Sie die Art des Angebots."),
                ("alter-ab", "Geben Sie eine ganze Zahl ein, zum Beispiel 18."),
                ("alter-bis", "Geben Sie eine ganze Zahl ein, zum Beispiel 18."), ("telefon", Phone), ("email", Email),
                ("website", Website),
                ("einzugsgebiet",
                "„Atlantis“ steht nicht im Verzeichnis. Schreiben Sie den Namen der Gemeinde oder des Kreises oder die Kennzahl."),
                ("wochen", "Geben Sie die Wartezeit in Wochen an, höchstens 260."), ("kapazitaet-am", Day), ("kuerzel", Slug)]),
        new("/Directory/Responsibilities/ResponsibilityForm", "ib", "/verwaltung/zustaendigkeiten/08215017/aendern",
            [("bereich", ""), ("hausnummern", "eins"), ("zielgruppe", ""), ("stelle", ""), ("ab", "17.11.2026")],
            [("bereich", "Wählen Sie die Straße, den Ortsteil oder das ganze Gebiet."),
            ("hausnummern", "Hausnummer „eins“ ist nicht lesbar. Schreiben Sie zum Beispiel 119, 155 oder 1–27 ungerade."),
                ("zielgruppe", "Wählen Sie die Zielgruppe."), ("stelle", "Wählen Sie die Stelle, die zuständig wird."),
                ("ab", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]),
        new("/Directory/Handover/CommissionSwitch", "koordination", "/verwaltung/auftragswechsel/08435016",
            [("modell", ""), ("ab", "17.11.2026")], [("modell", "Wählen Sie, wer das Integrationsmanagement künftig stellt."),
            ("ab", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]),
        new("/Directory/Import/ImportUpload", "koordination", "/verwaltung/import",
            [("art", "Quatsch"), ("quelle", new string('q', 121)), ("lizenz", new string('l', 121))],
            [("datei", "Wählen Sie eine Datei aus."), ("art", "Wählen Sie eine der Arten aus der Liste."),
            ("quelle", "Kürzen Sie die Angabe auf höchstens 120 Zeichen."),
            ("lizenz", "Kürzen Sie die Angabe auf höchstens 120 Zeichen.")]),
        new("/Directory/Import/ImportMapping", "koordination", "/verwaltung/import",
            [("angabe-Position", ""), ("angabe-OrganisationId", new string('o', 201)), ("nullen", "")],
            [("angabe-Position", "Diese Angabe fehlt in der Datei. Nennen Sie sie hier."),
            ("angabe-OrganisationId", "Kürzen Sie die Angabe auf höchstens 200 Zeichen."),
            ("nullen", "Wählen Sie aus, ob die Null fehlt.")]) { Way = UploadedAsync },
        .. Caseload.CaseMistakes.All,
        new("/Directory/Infomails/InfomailForm", "koordination", "/verwaltung/infomail/schreiben",
            [("an", ""), ("betreff", " "), ("text", "")],
            [("an", "Wählen Sie, an wen die Infomail geht."),
            ("betreff", "Geben Sie einen Betreff ein, zum Beispiel „Treffen am 3. Dezember“."), ("text", "Schreiben Sie einen Text.")]),
        new("/Services/ServicePlaces", "ib",
        "/verwaltung/angebote/{select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'}/orte",
            [("stelle", ""), ("ort", ""), ("telefon", "ruf an")], [("ort", "Wählen Sie einen Ort aus der Liste."), ("telefon", Phone)]),
        new("/Services/TranslationForm", "ib",
        "/verwaltung/angebote/{select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'}/uebersetzung/uk",
            [("name", ""), ("kurz", "")], [("name", "Nennen Sie den Namen des Angebots in dieser Sprache."),
            ("kurz", "Beschreiben Sie das Angebot in einem Satz.")]),
        new("/Services/ServiceHourForm", "ib",
        "/verwaltung/angebote/{select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'}/zeit",
            [("wochentag", ""), ("rhythmus", "w99"), ("beginn", "17:00"), ("ende", "16:00"), ("form", ""), ("gilt-ab", "bald"),
            ("gilt-bis", "nie")],
            [("wochentag", "Wählen Sie den Wochentag."), ("rhythmus", "Wählen Sie, wie oft das ist."),
            ("ende", "Das Ende der Sprechstunde liegt nicht nach dem Beginn."), ("form", "Wählen Sie, wie man kommt."), ("gilt-ab", Day),
            ("gilt-bis", Day)]),
        new("/Services/ServiceDateForm", "ib",
        "/verwaltung/angebote/{select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'}/zeiten",
            [("neuer-tag", "17.11.2026"), ("beginn", "früh"), ("ende", ""), ("hinweis", new string('x', 81))],
            [("neuer-tag", "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag."), ("beginn", Time),
            ("ende", "Geben Sie das Ende ein, zum Beispiel 16:00."), ("hinweis", "Kürzen Sie den Hinweis auf höchstens 80 Zeichen.")])
            { Way = LinkedAsync("a[href*='/termin/']"), Handler = "Verlegen" },
        new("/Services/ServiceExtraDateForm", "ib",
        "/verwaltung/angebote/{select id::text from directory.service where slug = 'schuldnerberatung-ettlingen'}/zusatztermin",
            [("neuer-tag", ""), ("beginn", "16:00"), ("ende", "15:00")],
            [("neuer-tag", "Geben Sie den Tag ein, zum Beispiel 25.11.2026."),
            ("ende", "Das Ende der Sprechstunde liegt nicht nach dem Beginn.")]),
        new("/OwnEntry/AbsenceForm", "im1", "/konto/eintrag/abwesend",
            [("von", "bald"), ("bis", "17.11.2026"), ("vertretung", "niemand")],
            [("von", Day), ("bis", "Der letzte Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag."),
            ("vertretung", "Wählen Sie einen Eintrag aus der Liste.")]),
        new("/OwnEntry/OfficeHourForm", "im1", "/konto/eintrag/sprechstunde",
            [("wochentag", ""), ("beginn", "früh"), ("ende", "16:00"), ("gilt-ab", "01.12.2026"), ("gilt-bis", "30.11.2026")],
            [("wochentag", "Wählen Sie den Wochentag."), ("beginn", Time), ("gilt-bis", Period)]),
        new("/OwnEntry/DateForm", "im1", "/konto/eintrag",
            [("neuer-tag", ""), ("beginn", "9"), ("ende", "8:30")],
            [("neuer-tag", "Geben Sie den Tag ein, zum Beispiel 25.11.2026."),
            ("ende", "Das Ende der Sprechstunde liegt nicht nach dem Beginn.")]) { Way = LinkedAsync("a[href*='/termin/']"),
            Handler = "Verlegen" },
        new("/OwnEntry/ExtraDateForm", "im1", "/konto/eintrag/zusatztermin",
            [("tag", "17.11.2026"), ("beginn", ""), ("ende", "spät")],
            [("tag", "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag."),
            ("beginn", "Geben Sie den Beginn ein, zum Beispiel 14:00."), ("ende", Time)]),
        new("/OwnEntry/Profile", "im1", "/konto/eintrag/profil",
            [("sprachen", string.Join(',', Enumerable.Range(1, 21))), ("telefon", "ruf an"), ("mail", "ich")],
            [("sprachen", "Nennen Sie höchstens 20 Sprachen, mit Komma getrennt."), ("telefon", Phone), ("mail", Email)]),
        new("/Referrals/ReferralForm", "im1", $"/angebote/{Referring.Service}/verweisen",
            [("anliegen", ""), ("art", "Accompanied"), ("einwilligung", "true"), ("einwilligung-am", "morgen"), ("fall", "Ahmad"),
            ("wiedervorlage", "nie")],
            [("anliegen", "Wählen Sie ein Anliegen."),
            ("einwilligung-am", "Die Einwilligung ist schon unterschrieben. Ihr Tag liegt nicht nach heute."),
            ("umfang", "Wählen Sie, was weitergegeben werden darf."),
                ("fall", "Geben Sie die Fallnummer so ein: 08435016-03-0142. Namen gehören nicht hierher."), ("wiedervorlage", Day)]),
        new("/Referrals/ReferralDetails", "im1", "/verweise",
            [("stand", "Failed"), ("grund", ""), ("wiedervorlage", "nie")],
            [("grund", "Wählen Sie den Grund, warum es nicht zustande kam."), ("wiedervorlage", Day)]) { Way = async (visitor, _) =>
            await OpenAsync(visitor, (await visitor.ReferAsync()).Address) },
        new("/Public/Suggestions/Suggest", "im1", "/hinweis?eintrag=im-ettlingen-west",
            [("art", "Other"), ("richtig", new string('x', 201)), ("nachricht", ""), ("mail", "ich")],
            [("richtig", "Das ist zu lang. Schreiben Sie höchstens 200 Zeichen."), ("nachricht", "Schreiben Sie kurz, was nicht stimmt."),
            ("mail", "Prüfen Sie die E-Mail-Adresse, zum Beispiel name@beispiel.de.")]),
        new("/Public/ReportBack", "im1", "/rueckmeldung",
            [("wer", ""), ("antwort", "Appointment"), ("termin", "vielleicht")],
            [("wer", "Wählen Sie, wer sich meldet."), ("termin", "Geben Sie den Tag des Termins ein, zum Beispiel 25.11.2026.")])
            { Way = async (visitor, address) => (await visitor.OpenCodeAsync((await visitor.ReferAsync()).Code), address),
                Handler = "Melden" },
        new("/Quality/SuggestionDetails", "ib", "/hinweis?eintrag=im-ettlingen-west",
            [("telefon", "ruf an"), ("mail", "ich")],
            [("telefon", "Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100."),
            ("mail", "Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.")])
            { Way = SuggestedAsync, Handler = "Uebernehmen" },
        new("/Accounts/SignIn", null, "/konto/anmelden", [("email", " "), ("passwort", "")],
        [("email", "Geben Sie Ihre E-Mail-Adresse ein."), ("passwort", "Geben Sie Ihr Passwort ein.")]) { Status = HttpStatusCode.OK },
        new("/Accounts/SecuritySettings", "ib", "/konto/sicherheit",
            [("bisher", "falsch"), ("neu", "kurz")],
            [("bisher", "Das bisherige Passwort stimmt nicht. Nach mehreren Versuchen warten Sie 15 Minuten."),
            ("neu", PasswordRules.Refusal("kurz", "", "", CancellationToken.None)!)])
            { Handler = "Passwort", Status = HttpStatusCode.OK },
        new("/Accounts/Administration/InvitePerson", "admin", "/verwaltung/konten/neu",
            [("name", ""), ("email", "mira"), ("rolle", ""), ("bereich", ""), ("schluessel", ""), ("bis", "nie")],
            [("name", "Geben Sie Vor- und Nachnamen ein, höchstens 120 Zeichen."),
            ("email", "Geben Sie die E-Mail-Adresse ein, zum Beispiel name@amt.example."), ("rolle", "Wählen Sie eine Rolle."),
                ("bereich", "Wählen Sie, wofür die Rolle gilt."),
                ("schluessel", "Nennen Sie den Kreis, die Gemeinde oder die Organisation."), ("bis", Day)]),
        new("/Accounts/Administration/AccountRoles", "admin",
        "/verwaltung/konten/{select id::text from accounts.account where email = 'im1@demo.example'}/rollen",
            [("rolle", ""), ("bereich", "Ort"), ("schluessel", ""), ("bis", "nie")],
            [("rolle", "Wählen Sie eine Rolle."), ("bereich", "Wählen Sie einen Eintrag aus der Liste."),
            ("schluessel", "Nennen Sie den Kreis, die Gemeinde oder die Organisation."), ("bis", Day)]),
    ];
    public override string ToString() => Page;

    private static Func<Visitor, string, Task<(IHtmlDocument Page, string Address)>> LinkedAsync(string link) => async (visitor,
        address) =>
        await OpenAsync(visitor, (await visitor.PageAsync(address)).QuerySelector(link)!.GetAttribute("href")!);

    private static async Task<(IHtmlDocument Page, string Address)> OpenAsync(Visitor visitor, string address) =>
        (await visitor.PageAsync(address), address);

    private static async Task<(IHtmlDocument Page, string Address)> SuggestedAsync(Visitor visitor, string address)
    {
        (await visitor.SubmitAsync(address, null, ("art", "PhoneWrong"), ("richtig", "040 66969 311"))).Dispose();
        return await LinkedAsync("main a[href^='/verwaltung/hinweise/']")(visitor, "/verwaltung/hinweise");
    }

    // A file of posts that does not say what their position and organisation are.
    private static async Task<(IHtmlDocument Page, string Address)> UploadedAsync(Visitor visitor, string address)
    {
        using var sent = await visitor.UploadAsync(address, "datei", "stellen.csv",
            "Kürzel;Bezeichnung;Telefon\nim-x;X;62155512\n"u8.ToArray(),
            ("art", "posts"));
        var mapping = sent.Headers.Location!.OriginalString + "/zuordnung";
        return (await visitor.PageAsync(mapping), mapping);
    }
}
