using System.Globalization;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Seeds;

internal sealed class SyntheticService(DirectoryDbContext db, int number, string ags, string town, Guid organisation, Guid place)
{
    private static readonly DateOnly Since = new(2026, 1, 1);
    private static readonly string[] Spoken = ["Arabisch", "Englisch", "Ukrainisch", "Russisch", "Türkisch", "Persisch", "Französisch",
        "Tigrinya"];

    private static readonly (string Name, ServiceKind Kind, AreaOfLife[] Areas, string Keywords)[] Kinds =
    [
        ("Schuldnerberatung", ServiceKind.DebtAdvice, [AreaOfLife.Finances], "Schulden, Mahnung, Pfändung, Inkasso"),
        ("Migrationsberatung", ServiceKind.MigrationAdvice, [AreaOfLife.Residence, AreaOfLife.General],
        "Familiennachzug, Aufenthalt, Antrag"),
        ("Deutschkurs", ServiceKind.LanguageCourse, [AreaOfLife.Language], "Sprachkurs, Integrationskurs, Deutsch lernen"),
        ("Schwangerschaftsberatung", ServiceKind.PregnancyAdvice, [AreaOfLife.Health, AreaOfLife.Family], "Schwangerschaft, Geburt"),
        ("Wohnungslotsen", ServiceKind.HousingHelp, [AreaOfLife.Housing], "Wohnung, Miete, Wohnungssuche"),
        ("Ausbildungsberatung", ServiceKind.Training, [AreaOfLife.Work, AreaOfLife.Education], "Ausbildung, Bewerbung, Praktikum"),
        ("Sprachcafé", ServiceKind.VolunteerService, [AreaOfLife.Language, AreaOfLife.Leisure], "Begegnung, sprechen, üben"),
        ("Erziehungsberatung", ServiceKind.FamilyAdvice, [AreaOfLife.Family], "Kinder, Eltern, Erziehung"),
    ];

    public void Add()
    {
        var (name, kind, areas, keywords) = Kinds[number % Kinds.Length];
        var service = new Service(string.Create(CultureInfo.InvariantCulture, $"angebot-{ags}-{number}"), $"{name} {town}",
            organisation, kind);
        service.Describe($"{name} {town}", $"{name} für Menschen aus {town} und der Nachbarschaft.",
            $"Wir beraten zu: {keywords}. Kommen Sie mit Ihren Unterlagen.");
        service.Classify(organisation, kind, areas, keywords.Split(", "));
        service.Limit(number % 4 == 0 ? [ResidenceStatus.ResidencePermit, ResidenceStatus.TemporaryProtection] : [], number % 3 == 0
            ? 18 : null, null, null, null);
        service.OfferLanguages(["Deutsch", Spoken[number % Spoken.Length], Spoken[((number * 3) + 1) % Spoken.Length]], null);
        service.Admit(number % 3 == 0 ? [ServiceAccess.ByAppointment] : [ServiceAccess.Open, ServiceAccess.ByAppointment], null,
            number % 5 == 0 ? ServiceCost.Reduced : ServiceCost.Free, null, ["Ausweis"]);
        service.Reach($"030 23125 {number % 1000:000}", null, null);
        service.Serve(number % 50 == 0, (number % 50, number % 2) switch { (0, _) => [], (_, 0) => [ags[..5]], _ => [ags] });
        service.ReportCapacity(number % 2 == 0 ? CapacityState.Free : CapacityState.WaitingList, number % 2 == 0 ? null : 3, Since);
        service.Become(ServiceStatus.Published);
        db.AddRange(service, new ServicePlace(service.Id, place), HourOn(service.Id, number % 5, 9),
            HourOn(service.Id, (number + 2) % 5, 14));
    }

    private OfficeHour HourOn(Guid service, int day, int from)
    {
        var hour = new OfficeHour(service, DayOfWeek.Monday + day, new TimeOnly(from, 0), new TimeOnly(from + 3, 0), Since);
        hour.Set(place, HourChannel.Open, false, false, null, null);
        hour.StampChange(MunicipalCalendar.At(Since, TimeOnly.MinValue));
        return hour;
    }
}
