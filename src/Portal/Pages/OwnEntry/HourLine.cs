using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Portal.Display;

namespace IntMan.Portal.Pages.OwnEntry;

internal static class HourLine
{
    public static string Of(OfficeHour hour, OwnEntryView own) => string.Join(", ", new[]
    {
        HourLabels.Weekdays.TextOf(hour.Weekday),
        hour is { StartsAt: { } start, EndsAt: { } end } ? string.Create(CultureInfo.InvariantCulture, $"{start:HH:mm}–{end:HH:mm} Uhr")
        : "nach Vereinbarung",
        own.PlaceOf(hour.PlaceId) is { } place ? DirectoryText.PlaceLine(place) : null,
        own.Posts.Count > 1 ? own.Posts.FirstOrDefault(post => post.Id == hour.PostId)?.Title : null,
    }.Where(part => part is not null));
}
