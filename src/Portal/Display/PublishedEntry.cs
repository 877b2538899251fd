using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Quality;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

public static class PublishedEntry
{
    private const int MostAreas = 30;

    public static IReadOnlyList<PublishedLine> Of(Contact contact, Wording german, DateOnly today)
    {
        var lines = new List<PublishedLine>
        {
            new("Stelle", [contact.Post.Title]),
            new("Name", contact.Names.Count > 0 ? contact.Names : [contact.Today.IsVacant ? "nicht besetzt" : "nicht veröffentlicht"]),
            new("Funktion", [german.Terms.Function(contact).ToString()!]),
            new("Organisation", [contact.Post.Organisation]),
            new("Telefon", [contact.Today.Phone ?? "nicht angegeben"]),
            new("E-Mail", [contact.Today.Email ?? "nicht angegeben"]),
            new("Sprachen", [contact.Languages.Count > 0 ? string.Join(", ", contact.Languages) : "nicht angegeben"]),
            new("Sprechzeiten", Hours(contact, german, today)),
        };
        if (contact.Place is { } place)
        {
            lines.Add(new("Ort", [string.Join(", ", new[] { DirectoryText.PlaceLine(place), DirectoryText.Address(place) }.Distinct())]));
        }

        var areas = german.Terms.Areas(contact).Select(area => area.ToString()).ToList();
        lines.Add(new("Zuständig für", areas.Count > 0 ? [.. areas.Take(MostAreas)] : ["nicht angegeben"]));
        return lines;
    }

    private static List<string> Hours(Contact contact, Wording german, DateOnly today)
    {
        var rules = contact.Rules.Where(rule => rule.Validity.Reaches(today)).OrderBy(rule => ((int)rule.Weekday + 6) % 7)
            .ThenBy(rule => rule.StartsAt ?? TimeOnly.MaxValue);
        var texts = rules.Select(rule => Hour(rule, contact, german)).ToList();
        return texts.Count > 0 ? texts : ["nicht angegeben"];
    }

    private static string Hour(OfficeHour rule, Contact contact, Wording german) => german.List(
        german.Hours.Weekday(rule.Weekday),
        rule.IsByArrangement ? german["hours.by-arrangement"] : german.Hours.Times(rule.StartsAt, rule.EndsAt),
        rule.HasPlace && contact.PlaceOf(rule.PlaceId) is { } place ? DirectoryText.PlaceLine(place) : null,
        rule.IsByArrangement ? null : german.Hours.Channel(rule),
        german.Hours.Rhythm(rule)).ToString();
}

public sealed class PublishedText(Wordings wordings) : IPublishedText
{
    public IReadOnlyList<PublishedLine> Of(Contact contact, DateOnly today) => PublishedEntry.Of(contact, wordings.German, today);
}
