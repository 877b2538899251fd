using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Seeds;

internal sealed class SyntheticMunicipality(DirectoryDbContext db, int number, string ags)
{
    private static readonly DateOnly Since = new(2026, 1, 1);
    private static readonly string[][] Languages = [["Deutsch", "Englisch"], ["Deutsch", "Arabisch"], ["Deutsch", "Ukrainisch", "Russisch"],
        ["Deutsch", "Türkisch"]];
    private readonly string _name = SyntheticNames.Municipality(number);

    public void Add(int people, int streets, int hours, int services)
    {
        var municipality = new Municipality(ags, _name, number % 5 == 0 ? MunicipalityKind.Town : MunicipalityKind.Municipality, ags[..5]);
        municipality.Locate(null, [$"99{number % 1000:000}"], 1_000 + (number * 37 % 40_000));
        var office = new Organisation($"rathaus-{ags}", $"Gemeinde {_name}", OrganisationKind.MunicipalAdministration);
        office.Contact("Rathausplatz 1", municipality.PostalCodes[0], _name, Phone(0), $"rathaus@{ags}.example", null);
        var places = new[] { PlaceAt(1, "Rathaus"), PlaceAt(2, "Treffpunkt") };
        db.AddRange(municipality, office, places[0], places[1], new Commission(ags, CommissionModel.OwnStaff, Since));
        var managers = Enumerable.Range(0, people).Select(index => Staff(index, people, office.Id, places[0].Id))
            .Where(post => post.Position == Position.IntegrationManager).ToList();
        db.Add(new Responsibility(managers[0].Id, Area.OfMunicipality(ags), TargetGroups.Everyone, Since));
        AddStreets(managers[^1], streets);
        AddHours(managers, places, hours);
        for (var index = 0; index < services; index++)
        {
            new SyntheticService(db, (number * 5) + index, ags, _name, office.Id, places[index % 2].Id).Add();
        }
    }

    private Place PlaceAt(int index, string name)
    {
        var place = new Place($"ort-{ags}-{index}", $"{name} {_name}", ags);
        place.Locate($"{SyntheticNames.Street(number + index)} {index}", null, _name, null, 47.6 + (number % 45 * 0.04),
            7.6 + (number / 45 % 60 * 0.045));
        place.Reach(WheelchairAccess.Full, null);
        return place;
    }

    private Post Staff(int index, int people, Guid organisation, Guid place)
    {
        var isOfficer = people > 2 && index == people - 1;
        var post = new Post($"stelle-{ags}-{index + 1}", isOfficer ? $"Integrationsbeauftragung {_name}"
            : $"Integrationsmanagement {_name} {index + 1}", isOfficer ? Position.IntegrationOfficer
            : Position.IntegrationManager, organisation);
        post.Locate(ags, null, place, null);
        post.Contact(Phone(index + 1), $"stelle{index + 1}@{ags}.example", null);
        var (given, family) = SyntheticNames.Person((number * 3) + index);
        var person = new Person($"person-{ags}-{index + 1}", given, family);
        person.Describe(isOfficer ? "Integrationsbeauftragung" : "Integrationsmanagement", Languages[(number + index) % Languages.Length],
            Phone(index + 4), null, 1);
        var holder = new PostHolder(post.Id, person.Id, Since);
        holder.Set(HolderRole.Holder, null, Since);
        db.AddRange(post, person, holder, new Confirmation(post.Id, new DateOnly(2026, 11, 1).AddDays(-(number % 80)),
            "Integrationsbeauftragung"));
        return post;
    }

    private void AddStreets(Post post, int streets)
    {
        for (var index = 0; index < streets; index++)
        {
            // 211 has no factor in common with the number of names: no name comes twice in one municipality.
            var street = new Street(ags, SyntheticNames.Street(((number * 37) + (index * 211)) % SyntheticNames.StreetNames), null);
            db.Add(street);
            if (index % 2 == 0)
            {
                db.Add(new Responsibility(post.Id, Area.OfStreet(street.Id, index % 8 == 0 ? "1–27 ungerade, 32" : null),
                    TargetGroups.Everyone, Since));
            }
        }
    }

    private void AddHours(List<Post> managers, Place[] places, int hours)
    {
        for (var index = 0; index < hours; index++)
        {
            var (post, turn) = (managers[index % managers.Count], index / managers.Count);
            var startsAt = new TimeOnly(turn < 5 ? 9 : 14, 0);
            var hour = new OfficeHour(post.Id, null, DayOfWeek.Monday + (turn % 5), startsAt, startsAt.AddHours(2), Since);
            hour.Set(places[index % 2].Id, HourChannel.Open, false, false, null, null);
            hour.StampChange(MunicipalCalendar.At(Since, TimeOnly.MinValue));
            db.Add(hour);
        }
    }

    // The last digits of a number reserved for film and television (Bundesnetzagentur): 030 23125 000 to 999.
    private string Phone(int index) => $"030 23125 {((number * 8) + index) % 1000:000}";
}
