using System.Globalization;
using System.Net;
using System.Text.Json;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Whoever starts at the system object, without cookies, reaches objects that satisfy the schema files of OParl 1.1. They are no
/// JSON Schema: what is required, of which type and what it refers to is checked here.</summary>
public sealed class OparlTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Start = "/oparl/v1.1/system";

    private static readonly string Schemas = Path.Combine(Repository.Root, "..", "shared", "oparl", "schema");

    [Fact]
    public async Task EverythingReachable_SatisfiesTheSchemas()
    {
        Assert.SkipUnless(System.IO.Directory.Exists(Schemas), "The schema files (../shared/oparl) are missing.");
        _ = portal.Client;
        var walk = new Walk(portal);
        await walk.ObjectAsync(Start, "System");
        Assert.Empty(walk.Faults);
        Assert.Superset(new HashSet<string> { "System", "Body", "Organization", "Meeting", "AgendaItem", "Paper", "Consultation", "File",
            "Location" }, walk.Types);
        Assert.True(walk.Seen.Count > 60, $"{walk.Seen.Count}");
    }

    [Fact]
    public async Task WithdrawnMinutes_LeaveATombstoneAndAGoneFile_WithTheNextRequest()
    {
        _ = portal.Client;
        var record = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select r.id::text from meetings.record r join meetings.meeting m on m.id = r.meeting_id
                join meetings.series s on s.id = m.series_id
            where s.slug = 'netzwerktreffen-bodenseekreis' and r.state = 'Published' order by m.held_on limit 1
            """);
        var meeting = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select meeting_id::text from meetings.record where id = '{record}'");
        var before = await portal.TextAsync($"/oparl/v1.1/file/{record}/ansehen");
        Assert.NotEmpty(before);
        var seen = await ModifiedAsync($"/oparl/v1.1/meeting/{meeting}");
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select held_on::text from meetings.meeting where id = '{meeting}'");
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        await MeetingPathTests.DoAsync(office, $"/treffen/netzwerktreffen-bodenseekreis/{day}/protokoll", "form[action*=Zurueckziehen]",
            ("grund", "Falsche Angaben"));

        using (var gone = await portal.GetAsync($"/oparl/v1.1/file/{record}/laden"))
        {
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            Assert.Equal("*", gone.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }

        using var file = JsonDocument.Parse(await portal.TextAsync($"/oparl/v1.1/file/{record}"));
        Assert.True(file.RootElement.GetProperty("deleted").GetBoolean());
        Assert.False(file.RootElement.TryGetProperty("name", out _));
        Assert.DoesNotContain(record, await portal.TextAsync("/oparl/v1.1/body/08435/files"), StringComparison.Ordinal);
        Assert.Contains(record, await portal.TextAsync("/oparl/v1.1/body/08435/files?modified_since=2026-01-01T00:00:00%2B01:00"),
            StringComparison.Ordinal);
        Assert.True(await ModifiedAsync($"/oparl/v1.1/meeting/{meeting}") > seen);
    }

    [Theory]
    [InlineData("/oparl/v1.1/meeting/00000000-0000-0000-0000-000000000000", 404)]
    [InlineData("/oparl/v1.1/body/08435/unknown", 404)]
    [InlineData("/oparl/v1.1/bodies?modified_since=gestern", 400)]
    [InlineData("/oparl/v1.1/bodies?page=0", 400)]
    public async Task Mistakes_AreErrorsOfOparl(string address, int status)
    {
        using var answer = await portal.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("https://schema.oparl.org/1.1/Error", error.RootElement.GetProperty("type").GetString());
        Assert.NotEmpty(error.RootElement.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Filters_StayInTheLinks()
    {
        var list = await portal.TextAsync("/oparl/v1.1/body/08435/meetings?created_since=2020-01-01T00:00:00%2B01:00&omit_internal=true");
        using var page = JsonDocument.Parse(list);
        Assert.Contains("created_since=2020-01-01", page.RootElement.GetProperty("links").GetProperty("self").GetString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("agendaItem", page.RootElement.GetProperty("data")[0].EnumerateObject().Select(field => field.Name));
    }

    private async Task<DateTimeOffset> ModifiedAsync(string address)
    {
        using var one = JsonDocument.Parse(await portal.TextAsync(address));
        return one.RootElement.GetProperty("modified").GetDateTimeOffset();
    }

    // Goes to every address that an object names, once.
    private sealed class Walk(PortalHost portal)
    {
        private readonly Dictionary<string, JsonElement> _schemas = [];

        public HashSet<string> Seen { get; } = [];

        public HashSet<string> Types { get; } = [];

        public List<string> Faults { get; } = [];

        public async Task ObjectAsync(string address, string type)
        {
            if (Seen.Add(address))
            {
                var (status, text) = await ReadAsync(address);
                if (status != HttpStatusCode.OK)
                {
                    Faults.Add($"{address}: {(int)status}");
                    return;
                }

                using var one = JsonDocument.Parse(text);
                await CheckAsync(one.RootElement.Clone(), type, address);
            }
        }

        private async Task ListAsync(string address, string type)
        {
            for (string? next = address; next is not null && Seen.Add(next);)
            {
                var (status, text) = await ReadAsync(next);
                if (status != HttpStatusCode.OK)
                {
                    Faults.Add($"{next}: {(int)status}");
                    return;
                }

                using var page = JsonDocument.Parse(text);
                var root = page.RootElement.Clone();
                foreach (var one in root.GetProperty("data").EnumerateArray())
                {
                    await CheckAsync(one, type, next);
                }

                var pagination = root.GetProperty("pagination");
                var isLast = pagination.GetProperty("currentPage").GetInt32() == pagination.GetProperty("totalPages").GetInt32();
                var hasNext = root.GetProperty("links").TryGetProperty("next", out var link);
                Note(hasNext != isLast, $"{next}: next on every page but the last");
                next = hasNext ? new Uri(link.GetString()!).PathAndQuery : null;
            }
        }

        private async Task CheckAsync(JsonElement one, string type, string at)
        {
            Types.Add(type);
            var schema = SchemaOf(type);
            Note(one.GetProperty("type").GetString() == $"https://schema.oparl.org/1.1/{type}", $"{at}: type {type}");
            var isDeleted = one.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean();
            var required = isDeleted ? ["id", "type", "created", "modified"]
                : schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Append("created").Append("modified");
            foreach (var name in required)
            {
                Note(one.TryGetProperty(name, out _), $"{at}: {type}.{name} is missing");
            }

            var properties = schema.GetProperty("properties");
            foreach (var field in one.EnumerateObject())
            {
                if (!properties.TryGetProperty(field.Name, out var rule))
                {
                    Faults.Add($"{at}: {type}.{field.Name} is not in the schema");
                    continue;
                }

                await ValueAsync(field.Value, rule, $"{at}: {type}.{field.Name}");
            }
        }

        private async Task ValueAsync(JsonElement value, JsonElement rule, string at)
        {
            var kind = rule.TryGetProperty("type", out var typed) ? typed.GetString() : "object";
            var fits = kind switch
            {
                "string" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0,
                "integer" => value.ValueKind == JsonValueKind.Number,
                "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "array" => value.ValueKind == JsonValueKind.Array,
                _ => value.ValueKind == JsonValueKind.Object,
            };
            if (!fits)
            {
                Faults.Add($"{at} is no {kind}");
                return;
            }

            var format = rule.TryGetProperty("format", out var formatted) ? formatted.GetString() : null;
            if (format == "date-time")
            {
                Note(DateTimeOffset.TryParseExact(value.GetString(), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out _) && !value.GetString()!.EndsWith('Z'), $"{at} is no time");
            }

            var target = rule.TryGetProperty("references", out var references) ? references.GetString() : null;
            if (kind == "array")
            {
                foreach (var item in value.EnumerateArray())
                {
                    await (target is null ? ValueAsync(item, rule.GetProperty("items"), at) : ObjectAsync(PathOf(item), target));
                }
            }
            else if (kind == "object" && rule.TryGetProperty("schema", out var embedded))
            {
                await CheckAsync(value, embedded.GetString()!.Replace(".json", "", StringComparison.Ordinal), at);
                await ObjectAsync(PathOf(value.GetProperty("id")), embedded.GetString()!.Replace(".json", "", StringComparison.Ordinal));
            }
            else if (target == "externalList")
            {
                await ListAsync(PathOf(value), rule.GetProperty("items").GetProperty("schema").GetString()!
                    .Replace(".json", "", StringComparison.Ordinal));
            }
            else if (target is not null)
            {
                await ObjectAsync(PathOf(value), target);
            }
            else if (format == "url" && value.GetString()!.Contains("/oparl/v1.1/file/", StringComparison.Ordinal)
                && !at.EndsWith(".id", StringComparison.Ordinal))
            {
                Note((await ReadAsync(PathOf(value))).Status == HttpStatusCode.OK, $"{at} cannot be read");
            }
        }

        private async Task<(HttpStatusCode Status, string Text)> ReadAsync(string address)
        {
            using var answer = await portal.GetAsync(address);
            var isOpen = answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == "*";
            Note(isOpen, $"{address}: origins");
            Note(!answer.Headers.Contains("Set-Cookie"), $"{address}: sets a cookie");
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        private static string PathOf(JsonElement address) => new Uri(address.GetString()!).PathAndQuery;

        private void Note(bool holds, string fault)
        {
            if (!holds)
            {
                Faults.Add(fault);
            }
        }

        private JsonElement SchemaOf(string type)
        {
            if (!_schemas.TryGetValue(type, out var schema))
            {
                using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Schemas, $"{type}.json")));
                _schemas[type] = schema = file.RootElement.Clone();
            }

            return schema;
        }
    }
}
