using Ical.Net.CalendarComponents;
using IntMan.Directory.Calendars;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;

namespace IntMan.Portal.Endpoints;

// Office hours as calendars to subscribe to (RFC 5545), of one entry or of a whole municipality.
public static class CalendarEndpoints
{
    public static async Task<IResult> OfEntryAsync(string slug, HttpRequest request, ShowEntry show, MunicipalCalendar calendar,
        SiteSettings site, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(slug, ReadingWindow.OfCalendar(calendar.Today), cancellation) is not { } entry)
        {
            return TypedResults.NotFound();
        }

        var name = $"Sprechstunden {entry.Main.DisplayName}";
        return Answer(name, [entry.Main, .. entry.Others], $"/ansprechpersonen/{entry.Main.Slug}", slug, request, calendar, site);
    }

    public static async Task<IResult> OfMunicipalityAsync(string ags, HttpRequest request, ShowMunicipality show,
        MunicipalCalendar calendar, SiteSettings site, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(ags, ReadingWindow.OfCalendar(calendar.Today), cancellation) is not { } entry)
        {
            return TypedResults.NotFound();
        }

        return Answer($"Sprechstunden in {entry.Municipality.Name}", entry.Seats, $"/gemeinden/{ags}", ags, request, calendar, site);
    }

    private static TextAnswer Answer(string name, IEnumerable<Contact> contacts, string path, string file, HttpRequest request,
        MunicipalCalendar calendar, SiteSettings site)
    {
        var url = new Uri(site.AddressOf(request, path));

        // One rule can reach the page through two posts of one person: an event has one UID.
        var shown = contacts.ToList();
        var events = shown.SelectMany(c => Events(c, shown, url, calendar.Today, site))
            .DistinctBy(e => (e.Uid, e.RecurrenceIdentifier?.StartTime));
        return new TextAnswer(CalendarWriter.Write(name, events), CalendarWriter.MediaType, $"sprechstunden-{file}.ics", isDownload: false);
    }

    private static IEnumerable<CalendarEvent> Events(Contact contact, List<Contact> shown, Uri url, DateOnly today, SiteSettings site)
    {
        var (first, last) = OfficeHourCalendar.DaysOf(today);
        var dates = contact.Schedule.Between(first, last);
        var own = OfficeHourCalendar.Build(contact.Rules, dates.Where(date => !date.IsStandIn).Select(date => date.Date),
            FeedOf(contact, contact, url, today, site));

        // Whoever stands in and has a series in this calendar needs no second entry for the same hour.
        return own.Concat(dates
            .Where(date => date is { IsStandIn: true, StartsAt: not null } && date.Day >= today && !shown.Contains(date.By))
            .Select(date => OfficeHourCalendar.StandIn(date.Date, FeedOf(date.By, contact, url, today, site))));
    }

    private static OfficeHourFeed FeedOf(Contact by, Contact asked, Uri url, DateOnly today, SiteSettings site) => new(
        site.PublicUrl?.Host ?? "wegweiser.example",
        today,
        by.Rules.Select(r => r.ChangedAt).Append(DateTimeOffset.UnixEpoch).Max().ToUniversalTime(),
        $"Sprechstunde {by.DisplayName}{(by == asked ? "" : $" (für {asked.DisplayName})")}",
        place => by.PlaceOf(place) is { } known
            ? string.Join(", ", new[] { DirectoryText.PlaceLine(known), DirectoryText.Address(known) }
                .Where(part => part.Length > 0).Distinct())
            : null,
        url);
}
