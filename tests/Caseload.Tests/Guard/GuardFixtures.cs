using System.Globalization;

namespace IntMan.Caseload.Tests.Guard;

/// <summary>Notes composed by rule: what must be refused, and what must not. All people, numbers and addresses are invented.</summary>
internal static class GuardFixtures
{
    public static DateOnly Today { get; } = new(2026, 11, 28);

    // Half of the names stand in no list: the guard meets people it has never heard of.
    private static readonly string[] Listed =
        ["Ahmad Karimi", "Fatima Hosseini", "Yusuf Yılmaz", "Olena Shevchenko", "Tesfay Gebremedhin", "Berivan Demir",
        "Mohammed Al-Hassan", "Maria Kowalski"];

    private static readonly string[] Unlisted =
        ["Fereschta Dschalalzai", "Ghirmay Okubazghi", "Zarghuna Tscharchi", "Nasrudin Bektaschew", "Solomija Hnatiuk",
        "Abschir Warsame", "Tschiara Belmonto",
            "Rozerin Çiftlik", "Wahidullah Stanekzay", "Ermias Kubrom", "Schahrbanu Ghasemzadeh", "Mulubrhan Asfaha",
            "Ljudmyla Tscherkaschyna", "Khudaidad Paiman"];

    private static readonly string[] Surnames = ["Dschalalzai", "Okubazghi", "Yılmaz", "Hnatiuk", "Richter", "Warsame", "Müller",
    "Al-Khatib", "Stanekzay", "Koch", "K.", "Tscherkaschyna", "Ghasemzadeh", "Zimmermann"];

    private static readonly string[] FirstNames = ["Amir", "Leyla", "Dawit", "Oksana", "Rojin", "Hamza", "Zeynep", "Fereschta",
    "Mulubrhan", "Nasrudin"];

    private static readonly string[] Openings = ["", "Kurz telefoniert. ", "Termin am 3.12.2026 vereinbart, ",
    "Antrag auf Kindergeld besprochen; "];

    private static readonly string[] NameNotes =
    [
        "Gespräch mit {0} über den Sprachkurs.", "{0} sucht einen Kitaplatz.", "Rückruf von {0} wegen der Wohnung.",
        "Unterlagen für {0} kopiert.",
        "Klient {0} hat den Bescheid erhalten.", "Begleitung für {0} zum Jobcenter.", "Heute war {0} in der Sprechstunde.",
        "Vollmacht für {0} liegt vor.",
    ];

    private static readonly string[] TitleNotes =
    [
        "Frau {0} bringt die Bescheide mit.", "Termin mit Herrn {0} verschoben.", "Familie {0} zieht im Mai um.",
        "Dr. {0} stellt das Attest aus.", "Hr. {0} ruft zurück.",
        "Brief an Fam. {0} erklärt.", "Frau Dr. {0} schreibt ein Attest.", "Rückfrage bei Herrn {0} vom Jobcenter.",
    ];

    private static readonly string[] RelativeNotes =
    [
        "Der Sohn {0} geht in die Kita.", "Tochter {0} braucht Nachhilfe.", "Ihr Mann {0} arbeitet in Vollzeit.",
        "Er heißt {0} und lernt Deutsch.", "Der Bruder {0} kommt nach.",
        "Ein Kind namens {0} fehlt noch im Antrag.", "Ihre Schwester {0} übersetzt.",
    ];

    private static readonly string[] Streets =
        ["Schillerstraße 12", "Lange Gasse 4a", "Karl-Benz-Str. 77", "Rosenweg 3", "Friedrichsplatz 21", "Lindenallee 8",
        "88045 Friedrichshafen", "76275 Ettlingen", "Obere Halde 9"];

    private static readonly string[] StreetNotes =
        ["Wohnt jetzt {0}.", "Neue Anschrift: {0}, bitte ummelden.", "Umzug nach {0} im Januar.", "Treffen vor der Wohnung, {0}."];

    private static readonly string[] Phones =
        ["0171 3920099", "0171/39 200 99", "+49 160 1234567", "07541 204-0815", "0049 7541 20481", "0 1 7 6 4 4 5 5 6 6 7",
        "+380 67 123 4567", "(07543) 96 12 34", "015112345678"];

    private static readonly string[] PhoneNotes =
        ["Erreichbar unter {0}.", "Rückruf unter {0} am Nachmittag.", "Neue Handynummer {0} notiert.", "Dolmetscher: {0}."];

    private static readonly string[] Births = ["geb. 12.03.1990", "geboren am 4. Mai 1987", "*01.01.1995", "Geburtsdatum 3.7.88",
    "Geburtstag: 30.11.2014", "geb. 03/1991"];

    private static readonly string[] BirthNotes = ["Kind {0} für die Kita anmelden.", "Klientin, {0}, beantragt Wohngeld.",
    "Antrag mit {0} ausgefüllt."];

    private static readonly string[] OldDates = ["12.03.2019", "4. Mai 2015", "2017-08-30", "01.01.22", "7. September 2020"];

    private static readonly string[] OldNotes = ["Einreise am {0} über Italien.", "Hochzeit war am {0}.", "Seit dem {0} in Deutschland."];

    private static readonly string[] Mails = ["amir.karimi@beispiel.de", "f.hosseini 90@mail.example", "leyla (at) beispiel punkt de",
    "olena at beispiel.com"];

    private static readonly string[] MailNotes = ["Unterlagen an {0} geschickt.", "Mail: {0}", "Schreibt von {0} aus."];

    private static readonly string[] Numbers =
    [
        "IBAN DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "Steuer-ID 86 095 742 719", "86095742719",
        "Kundennummer 617D012345", "BG-Nr. 61702//0012345",
        "Az. 7654321-475", "AZR-Nummer 900512123456", "Krankenkasse A123456780", "RV-Nummer 65 170839 J 003",
        "Reisepass Nr. C01X00T47", "Aktenzeichen 12.4-3456/2026",
        "Insta: @leyla_k90", "wa.me/491601234567", "null eins sieben sechs vier vier fünf fünf",
    ];

    private static readonly string[] NumberNotes = ["{0} im Antrag ergänzt.", "Bitte {0} angeben.", "Notiert: {0}",
    "Im Bescheid steht {0}, bitte prüfen."];

    public static IReadOnlyList<string> MustBeRefused { get; } =
    [
        .. Compose([.. Listed, .. Unlisted], NameNotes), .. Compose(Surnames, TitleNotes), .. Compose(FirstNames, RelativeNotes),
        .. Compose(Streets, StreetNotes),
        .. Compose(Phones, PhoneNotes), .. Compose(Births, BirthNotes), .. Compose(OldDates, OldNotes), .. Compose(Mails, MailNotes),
        .. Compose(Numbers, NumberNotes),
    ];

    private static readonly string[] Who = ["Die ratsuchende Person", "Die Klientin", "Der Klient", "Die Familie", "Das Ehepaar",
    "Die Mutter"];

    private static readonly string[] Doings =
    [
        "bringt am 19. Mai die Bescheide mit.", "sucht einen Kitaplatz für zwei Kinder.", "hat den Antrag auf Wohngeld ausgefüllt.",
        "wartet auf den Bescheid vom Jobcenter.",
        "möchte ab August in den B1-Kurs der VHS.", "braucht Begleitung zur Ausländerbehörde.",
        "hat eine Mahnung über 1250,50 Euro erhalten.", "ist mit dem Vermieter im Gespräch.",
        "wohnt in der Gemeinschaftsunterkunft.", "lernt für den Einbürgerungstest.", "hat 12 Monate Praktikum gemacht.",
        "braucht einen Termin beim Gesundheitsamt.",
        "zahlt die Miete in Raten von 50 Euro.", "hat Fragen zu § 24 Aufenthaltsgesetz.",
        "will die Berufsanerkennung beim Regierungspräsidium beantragen.",
        "bekommt Leistungen nach SGB II und Kindergeld.", "spricht Dari und Englisch.", "kommt am 15.01.2027 um 14:30 Uhr wieder.",
        "hat die Schuldnerberatung der Caritas besucht.",
        "fragt nach einem Platz im Frauenhaus.", "hat im Mai die Prüfung bestanden.", "kann die Stromrechnung nicht bezahlen.",
        "lässt das Zeugnis übersetzen.", "hat einen Minijob gefunden.",
        "meldet die Kinder in der Grundschule an.", "sucht eine Wohnung mit drei Zimmern.", "hat den Mietvertrag mitgebracht.",
        "braucht eine Bescheinigung der Krankenkasse.",
        "ist im sechsten Monat schwanger und sucht eine Hebamme.", "arbeitet in Schichtarbeit und findet keine Betreuung.",
        "hat Widerspruch gegen den Bescheid eingelegt.",
        "nimmt am Sprachcafé in Singen teil.", "zieht nach Salem um.", "möchte den Führerschein umschreiben.",
        "hat eine Ausbildung als Pflegefachkraft begonnen.",
        "wurde an die Migrationsberatung verwiesen.", "hat Rückenschmerzen und braucht einen Facharzt.",
        "bittet um Hilfe bei der Steuererklärung.", "hat den Rundfunkbeitrag abgemeldet.",
        "wünscht ein Gespräch mit dem Sozialdienst.", "hat das Formular im Bürgerbüro abgegeben.",
        "braucht Winterkleidung für die Kinder.", "hat Post vom BAMF bekommen.",
    ];

    private static readonly string[] FalseFriends =
    [
        "Beginn im August, Ende im Mai.", "Im April Beratung zur Ausbildung, Berat stand im Plan.",
        "Frau aus Syrien, seit Kurzem hier.", "Familie zieht um.", "Familie Zieht nach Ravensburg um.",
        "Frauen aus Eritrea treffen sich im Frauencafé.", "Herrn des Hauses gibt es keinen.", "Der Wegweiser hilft weiter.",
        "Beratungsweg 2: erst Jobcenter, dann Wohngeldstelle.",
        "Hotline 116016 genannt.", "Telefonseelsorge 0800 1110111 genannt.", "Notruf 112 erklärt.", "§ 60a Abs. 2 Satz 3 erklärt.",
        "Duldung nach § 60a besprochen.",
        "Betrag 12.350,00 € in 24 Raten.", "Kaltmiete 650 Euro, warm 830 Euro.", "Fallnummer 08435016-12-0004 bleibt.",
        "Bescheid liegt vor, Frist 1 Monat.", "Kurs B1 läuft bis 31.03.2027.",
        "Aufenthaltstitel gültig bis 14.08.2029.", "Termin am 03.12.2026, 10:15 Uhr.", "Rückmeldung bis 5.1.2027.",
        "Wartet seit 6 Monaten auf den Integrationskurs.", "Kursplatz 3 von 20 bekommen.",
        "Arbeitsplatz 2 km entfernt.", "Schulweg 20 Minuten zu Fuß.", "Fußweg 15 Minuten zum Bahnhof.",
        "Das heißt Antrag neu stellen.", "Der Kurs heißt Start Deutsch.", "Er kann Berge versetzen.",
        "Zimmer 12 im Rathaus, 2. Stock.", "Am Montag 3 Termine, am Dienstag 2.", "Im Kurs 12 Personen.", "SGB XII 3. Kapitel.",
        "TOP 3 der Sitzung vorbereitet.", "Punkte 24 von 30 erreicht.",
        "Termin Jobcenter, Antrag Kindergeld, Kopie Mietvertrag.", "Sprachkurs FlüAG beantragt.",
        "Landratsamt Bodenseekreis angerufen.", "Agentur für Arbeit Konstanz besucht.",
        "Mutter Kind Kur beantragt.", "Kind Kita Anmeldung offen.", "Mann arbeitet Vollzeit, Frau Teilzeit.",
        "Der Mann sucht Arbeit.", "Sohn Schule, Tochter Kindergarten.",
        "Vater Deutschkurs B2, Mutter Alphabetisierung.", "Ehefrau Nachzug, Unterlagen fehlen.", "Bruder wohnt in Ulm.",
        "Freundin hilft beim Übersetzen.", "Nachbarin passt auf die Kinder auf.",
        "Vermieter lehnt ab, Kaution 1500 Euro.", "Lehrerin bittet um Gespräch.", "Name fehlt auf dem Briefkasten.",
        "Name im Pass falsch geschrieben.", "Vorname und Nachname vertauscht im Bescheid.",
        "Kann erst im Juni umziehen.", "Rosa Mappe mitgegeben.", "Wolf im Bilderbuch erkannt, Sprachtest bestanden.",
        "Hof der Unterkunft ist gesperrt.", "Ernst der Lage erklärt.",
        "Zahlt 45 % der Kosten.", "10 Stunden pro Woche, 12,82 Euro pro Stunde.", "Zeugnis vom Juli vorgelegt.",
        "Bus 17 fährt ab Bahnhof.", "Miete für 3 Monate offen: 1950 Euro.", "20000 Euro Schulden.",
        "Einkommen 1800 Euro netto, 3 Kinder.", "Kurs 4 von 6 abgeschlossen.", "Modul 5 und Modul 6 fehlen.",
        "A2 bestanden, B1 begonnen.", "Nächster Kontakt in KW 50.", "Sprechstunde 9-12 Uhr.",
        "Mo 8-12, Do 14-18 Uhr geöffnet.", "Gesetz vom Frühjahr erklärt.", "Merkblatt zum Kinderzuschlag ausgehändigt.",
        "Muslimische Feiertage in der Schule besprochen.", "Islam-Unterricht nachgefragt.",
        "Rückfrage bei der Krankenkasse, Antwort steht aus.", "Gespräch mit Lehrkraft und Schulsozialarbeit.",
        "Unterlagen von Jobcenter und Familienkasse sortiert.",
        "Fahrkarte für Praktikum in Ravensburg beantragt.", "Anruf bei Hausverwaltung wegen Schimmel.",
        "Übergabe an Jugendmigrationsdienst besprochen.", "Nach Elternabend mit Rektorin gesprochen.",
    ];

    private static readonly string[] Endings = ["", " Nächster Kontakt in zwei Wochen.", " Wiedervorlage im Januar."];

    public static IReadOnlyList<string> Benign { get; } =
    [
        .. from who in Who from doing in Doings select $"{who} {doing}",
        .. from note in FalseFriends from ending in Endings select note + ending,
    ];

    private static IEnumerable<string> Compose(string[] values, string[] notes) =>
        from value in values.Index()
        from note in notes.Index()
        select Openings[(value.Index + note.Index) % Openings.Length] + string.Format(CultureInfo.InvariantCulture, note.Item, value.Item);
}
