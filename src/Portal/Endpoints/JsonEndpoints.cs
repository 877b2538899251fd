using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Endpoints;

public static class JsonEndpoints
{
    private const int DatesAhead = 14;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static async Task<IResult> OfEntryAsync(string slug, HttpRequest request, ShowEntry show, MunicipalCalendar calendar,
        SiteSettings site, Wordings wordings, CancellationToken cancellation) =>
        await show.ExecuteAsync(slug, ReadingWindow.OfPage(calendar.Today), cancellation) is { } entry
            ? Answer(Describe(entry.Main, calendar.Now, wordings.German.Terms, path => site.AddressOf(request, path)), slug)
            : TypedResults.NotFound();

    public static async Task<IResult> OfMunicipalityAsync(string ags, HttpRequest request, ShowMunicipality show,
        MunicipalCalendar calendar, SiteSettings site, Wordings wordings, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(ags, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return TypedResults.NotFound();
        }

        string Url(string path) => site.AddressOf(request, path);
        return Answer(new MunicipalityJson(
            ags,
            entry.Municipality.Name,
            wordings.German.Terms.Kind(entry.Municipality.Kind),
            DirectoryText.County(entry.County.Name, entry.County.Kind),
            Url($"/gemeinden/{ags}"),
            wordings.German.Terms.Model(entry.Commission?.Model),
            DirectoryText.Office(entry.County),
            [.. entry.People.Select(c => Describe(c, calendar.Now, wordings.German.Terms, Url))]), ags);
    }

    private static TextAnswer Answer<T>(T value, string name) =>
        new(JsonSerializer.Serialize(value, Options), "application/json; charset=utf-8", $"{name}.json", isDownload: false);

    private static EntryJson Describe(Contact contact, DateTimeOffset now, TermText terms, Func<string, string> url)
    {
        var card = new CardModel(contact, now);
        var next = card.Next;
        var places = contact.Places.Select(p => new PlaceJson(p.Name, p.Room, p.Address, p.PostalCode, p.Town,
            p.WheelchairAccess == WheelchairAccess.Unknown ? null : p.WheelchairAccess == WheelchairAccess.Full, p.Latitude, p.Longitude));
        return new EntryJson(
            contact.DisplayName,
            contact.Post.Title,
            terms.Position(contact.Post.Position),
            contact.Post.Organisation,
            url($"/ansprechpersonen/{contact.Slug}"),
            card.Presence.Phone,
            card.Presence.Email,
            contact.Languages,
            card.Presence.IsVacant,
            [.. contact.AreasBySpecificity.Select(area => terms.AreaWithPlace(area).ToString()).Distinct()],
            contact.Schedule.OpeningHours(card.Today, ReadingWindow.OfPage(card.Today).Horizon),
            card.IsOpen,
            next is null ? null : new NextJson(MunicipalCalendar.At(next.Day, next.StartsAt!.Value),
            MunicipalCalendar.At(next.Day, next.EndsAt!.Value), next.Place?.Name, Channel(next),
            next.IsStandIn ? next.By.DisplayName : null),
            [.. contact.Schedule.Between(card.Today, card.Today.AddDays(DatesAhead))
                .Where(date => date.StartsAt is not null).Select(Describe)],
            card.Away is { } away ? new AwayJson(away.FirstDay, away.LastDay, card.IsSubstituted
            ? card.Shown.DisplayName : null, card.IsSubstituted ? url($"/ansprechpersonen/{card.Shown.Slug}") : null) : null,
            [.. places],
            url($"/kalender/sprechstunden/{contact.Slug}.ics"),
            contact.Post.ConfirmedOn,
            JsonNamingPolicy.SnakeCaseLower.ConvertName((contact.Freshness == Freshness.Due ? Freshness.Current : contact.Freshness)
            .ToString()));
    }

    private static DateJson Describe(ScheduledDate date) => new(MunicipalCalendar.At(date.Day, date.StartsAt!.Value),
        MunicipalCalendar.At(date.Day, date.EndsAt!.Value), date.Place?.Name, Channel(date), Name(date.Status),
        date.IsStandIn ? date.By.DisplayName : null);

    private static string Channel(ScheduledDate date) => Name(date.Rule.Channel);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private sealed record MunicipalityJson(string Ags, string Name, string Kind, string County, string Url,
        [property: JsonPropertyName("mandate")] string Commission, string CountyOffice, IReadOnlyList<EntryJson> Contacts);

    private sealed record EntryJson(
        string Name, string Post, string Position, string Organisation, string Url, string? Phone, string? Email,
        IReadOnlyList<string> Languages, bool Vacant,
        IReadOnlyList<string> ResponsibleFor, string? OpeningHours, bool OpenNow, NextJson? Next,
        IReadOnlyList<DateJson> Dates, AwayJson? Away,
        IReadOnlyList<PlaceJson> Places, string Calendar, DateOnly? ConfirmedOn,
        string Confirmation);

    private sealed record NextJson(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string Channel, string? By);

    private sealed record DateJson(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string Channel, string Status,
        string? By);

    private sealed record AwayJson(DateOnly FirstDay, DateOnly LastDay, string? Substitute, string? SubstituteUrl);

    private sealed record PlaceJson(string Name, string? Room, string? Address, string? PostalCode, string? Town, bool? StepFree,
        double? Latitude, double? Longitude);
}
