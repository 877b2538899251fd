using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Notices;

public sealed class NoticeSheets(ShowEntry showEntry, ShowMunicipality showMunicipality, MunicipalCalendar calendar, SiteSettings site,
    Wordings wordings)
{
    private const int MostHours = 24;

    private const int MostContacts = 12;

    private const int LongestAreas = 260;

    private TermText Terms => wordings.German.Terms;

    public async Task<NoticeSheet?> OfEntryAsync(string slug, HttpRequest request, CancellationToken cancellation)
    {
        if (await showEntry.ExecuteAsync(slug, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return null;
        }

        var contact = entry.Main;
        return new NoticeSheet(
            contact.DisplayName,
            Terms.Function(contact).ToString()!,
            contact.Post.Organisation,
            site.AddressOf(request, $"/ansprechpersonen/{contact.Slug}"),
            Counsels(contact),
            Days([contact]),
            NoticeChanges.Of([contact], calendar.Today),
            [Describe(contact) with { Function = null }],
            Shortened(Terms.Areas(contact)),
            contact.Languages,
            AlsoByArrangement: false,
            HasMore: false,
            calendar.Today);
    }

    public async Task<NoticeSheet?> OfMunicipalityAsync(string ags, HttpRequest request, CancellationToken cancellation)
    {
        if (await showMunicipality.ExecuteAsync(ags, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return null;
        }

        var people = entry.People.Where(c => Counsels(c)
            || c.Post.Position is Position.IntegrationOfficer or Position.VolunteerCoordinator).ToList();
        var asked = people.Count > 0 ? people : [.. entry.Answer.Contacts];
        var shown = Fitting(asked);
        var days = Days(shown);
        var fixedDays = shown.Count > 1 ? WithTimes(days) : days;
        return new NoticeSheet(
            entry.Municipality.Name,
            $"{Terms.Kind(entry.Municipality.Kind)}, {DirectoryText.County(entry.County.Name, entry.County.Kind)}",
            asked.FirstOrDefault()?.Post.Organisation ?? DirectoryText.Office(entry.County),
            site.AddressOf(request, $"/gemeinden/{ags}"),
            asked.Any(Counsels),
            fixedDays,
            NoticeChanges.Of(shown, calendar.Today),
            shown.Count > 0 ? [.. shown.Select(Describe)]
            : [new NoticeContact(DirectoryText.Office(entry.County), null, entry.County.Phone, entry.County.Email, null)],
            null,
            [.. shown.SelectMany(c => c.Languages).Distinct()],
            fixedDays.Sum(day => day.Hours.Count) < days.Sum(day => day.Hours.Count),
            shown.Count < asked.Count,
            calendar.Today);
    }

    private static bool Counsels(Contact contact) => contact.Post.Position is Position.IntegrationManager or Position.RefugeeSocialWorker;

    private NoticeContact Describe(Contact contact) =>
        new(contact.DisplayName, Terms.Position(contact.Post.Position), contact.Today.Phone, contact.Today.Email,
            contact.Today.IsVacant ? VacancyOf(contact) : null);

    private string VacancyOf(Contact contact) => string.Join(" ", new[]
    {
        wordings.German["card.vacant-sentence"], contact.Post.VacancyNote,
        contact.Today.StandIn is { } standIn ? wordings.German["role.instead", standIn.DisplayName].ToString() : null,
    }.OfType<string>());

    // The first of them, as many as fit; a contact is never shown with half of the hours.
    private List<Contact> Fitting(IReadOnlyList<Contact> contacts)
    {
        var hours = 0;
        return [.. contacts.Take(MostContacts).TakeWhile(contact =>
            (hours += Rules(contact).Count(rule => !rule.IsByArrangement)) <= MostHours)];
    }

    private List<NoticeDay> Days(List<Contact> contacts) =>
        [.. contacts
            .SelectMany(contact => Rules(contact).Select(rule =>
                new NoticeHour(rule, contacts.Count > 1 ? contact.DisplayName : null,
                    rule.HasPlace && contact.PlaceOf(rule.PlaceId) is { } place
                ? DirectoryText.PlaceLine(place) : null)))
            .DistinctBy(hour => hour.Rule.Id)
            .GroupBy(hour => hour.Rule.Weekday)
            .OrderBy(day => ((int)day.Key + 6) % 7)
            .Select(day => new NoticeDay(day.Key,
                [.. day.OrderBy(hour => hour.Rule.StartsAt ?? TimeOnly.MaxValue).ThenBy(hour => hour.Who, StringComparer.Ordinal)]))];

    private static List<NoticeDay> WithTimes(IEnumerable<NoticeDay> days) =>
        [.. days.Select(day => day with { Hours = [.. day.Hours.Where(hour => !hour.Rule.IsByArrangement)] })
            .Where(day => day.Hours.Count > 0)];

    private IEnumerable<OfficeHour> Rules(Contact contact) => contact.Today.IsVacant
        ? [] : contact.Rules.Where(rule => rule.Validity.Reaches(calendar.Today));

    private static string? Shortened(IReadOnlyList<Words> areas)
    {
        var text = string.Join("; ", areas);
        return text.Length switch
        {
            0 => null,
            <= LongestAreas => text,
            _ => text[..text.LastIndexOfAny([',', ';'], LongestAreas)] + " …",
        };
    }
}
