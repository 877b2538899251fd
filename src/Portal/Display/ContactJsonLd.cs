using System.Globalization;
using System.Text.Json.Nodes;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;

namespace IntMan.Portal.Display;

public static class ContactJsonLd
{
    public static JsonObject Of(Contact contact)
    {
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = contact.Names.Count == 1 ? "Person" : "ContactPoint",
            ["name"] = contact.DisplayName,
            [contact.Names.Count == 1 ? "jobTitle" : "contactType"] = contact.Post.Title,
        };
        Add(node, "telephone", contact.Phone);
        Add(node, "email", contact.Email);
        if (contact.Names.Count == 1)
        {
            node["worksFor"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = contact.Post.Organisation };
            node["knowsLanguage"] = new JsonArray([.. contact.Languages.Select(l => (JsonNode)l)]);
            node["contactPoint"] = new JsonObject { ["@type"] = "ContactPoint", ["hoursAvailable"] = Hours(contact) };
        }
        else
        {
            node["hoursAvailable"] = Hours(contact);
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

    private static JsonArray Hours(Contact contact) =>
        [.. contact.Rules.Where(IsEveryWeek).Select(Hour)];

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
