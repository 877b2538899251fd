using System.Globalization;
using System.Text.Json.Nodes;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Hours;

namespace IntMan.Portal.Display;

public static class ContactJsonLd
{
    private const int DaysAhead = 60;

    public static JsonObject Of(Contact contact, DateOnly today)
    {
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = contact.Names.Count == 1 ? "Person" : "ContactPoint",
            ["name"] = contact.DisplayName,
            [contact.Names.Count == 1 ? "jobTitle" : "contactType"] = contact.Post.Title,
        };
        Add(node, "telephone", contact.Today.Phone);
        Add(node, "email", contact.Today.Email);
        if (contact.Names.Count == 1)
        {
            node["worksFor"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = contact.Post.Organisation };
            node["knowsLanguage"] = Languages(contact.Languages);
            node["contactPoint"] = new JsonObject { ["@type"] = "ContactPoint", ["contactType"] = contact.Post.Title,
                ["hoursAvailable"] = Hours(contact, today) };
        }
        else
        {
            node["hoursAvailable"] = Hours(contact, today);
        }

        return node;
    }

    public static JsonObject Of(MunicipalityEntry entry) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "City",
        ["name"] = entry.Municipality.Name,
        ["identifier"] = entry.Municipality.Ags,
        ["containedInPlace"] = new JsonObject { ["@type"] = "AdministrativeArea",
        ["name"] = DirectoryText.County(entry.County.Name, entry.County.Kind) },
    };

    // BCP 47; a language without a code is left out, because a German name is no language tag.
    internal static JsonArray Languages(IEnumerable<string> names) =>
        [.. names.Select(HsdsLanguages.CodeOf).OfType<string>().Select(code => (JsonNode)code)];

    // The week, and each of the coming days on which it is otherwise: without times it is closed.
    private static JsonArray Hours(Contact contact, DateOnly today)
    {
        var exceptions = contact.Schedule.ExceptionalDays(today, today.AddDays(DaysAhead));
        return contact.Today.IsVacant ? [] :
        [
            .. contact.Rules.Where(rule => IsEveryWeek(rule) && rule.Validity.Contains(today)).Select(Hour),
            .. exceptions.SelectMany(day => day.Held.Where(held => held.StartsAt is not null).Select(held => Day(day.Day, held))
                .DefaultIfEmpty(Day(day.Day, null))),
        ];
    }

    private static JsonObject Day(DateOnly day, ExceptionalHour? held)
    {
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var node = new JsonObject { ["@type"] = "OpeningHoursSpecification", ["validFrom"] = date, ["validThrough"] = date };
        Add(node, "opens", held?.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add(node, "closes", held?.EndsAt?.ToString("HH:mm", CultureInfo.InvariantCulture));
        return node;
    }

    internal static bool IsEveryWeek(OfficeHour rule) => !rule.IsByArrangement && rule is { Recurrence: Recurrence.EveryNthWeek, Step: 1 };

    internal static JsonNode Hour(OfficeHour rule) => new JsonObject
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = $"https://schema.org/{rule.Weekday}",
        ["opens"] = rule.StartsAt!.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["closes"] = rule.EndsAt!.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
    };

    private static void Add(JsonObject node, string name, string? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
