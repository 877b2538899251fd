using System.Text.Json.Nodes;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;

namespace IntMan.Portal.Display;

public static class ServiceJsonLd
{
    public static JsonObject Of(ServiceEntry entry)
    {
        var service = entry.Service;
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["name"] = service.Name,
            ["description"] = service.Summary,
            ["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = service.Organisation },
            ["areaServed"] = service.ServesEveryone ? null
            : new JsonArray([.. entry.Served.Select(s => (JsonNode)new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = s.Name,
            ["identifier"] = s.Key })]),
            ["availableChannel"] = new JsonArray([.. ChannelsOf(entry)]),
            ["offers"] = service.Cost == ServiceCost.Free
                ? new JsonObject { ["@type"] = "Offer", ["price"] = 0, ["priceCurrency"] = "EUR" } : null,
        };
        foreach (var nothing in node.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            node.Remove(nothing);
        }

        return node;
    }

    private static IEnumerable<JsonNode> ChannelsOf(ServiceEntry entry)
    {
        var places = entry.At.Select(at => entry.PlaceOf(at.PlaceId)).OfType<Place>().DefaultIfEmpty();
        foreach (var place in places)
        {
            var channel = new JsonObject { ["@type"] = "ServiceChannel",
                ["availableLanguage"] = ContactJsonLd.Languages(entry.Service.Languages) };
            if (entry.Service.Phone is { } phone)
            {
                channel["servicePhone"] = new JsonObject { ["@type"] = "ContactPoint", ["telephone"] = phone };
            }

            if (entry.Service.Website is { } site)
            {
                channel["serviceUrl"] = site;
            }

            if (place is not null)
            {
                channel["serviceLocation"] = new JsonObject
                {
                    ["@type"] = "Place",
                    ["name"] = place.Name,
                    ["address"] = DirectoryText.Address(place),
                    ["openingHoursSpecification"] =
                    new JsonArray([.. entry.Hours.Rules.Where(r => r.PlaceId == place.Id).Where(ContactJsonLd.IsEveryWeek)
                    .Select(ContactJsonLd.Hour)]),
                };
            }

            yield return channel;
        }
    }
}
