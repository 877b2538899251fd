using System.Globalization;
using System.Text.Json.Nodes;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Hsds;

public sealed record HsdsParameter(string Name, string Description, string Expected, Func<JsonObject> Schema,
    Func<HsdsQuery, string, HsdsQuery?> Apply)
{
    private const int LongestSearch = 200;
    private const int LargestPage = 1_000_000;
    private const int LargestDistance = 1_000_000;
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly string[] Formats = ["json", "ndjson"];
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];

    public static HsdsParameter Search { get; } = new("search", "Words that must all occur, in any order.",
        $"at most {LongestSearch} characters",
        () => new JsonObject { ["type"] = "string", ["maxLength"] = LongestSearch }, (query, text) => text.Length <= LongestSearch
        ? query with { Search = text } : null);

    public static HsdsParameter Page { get; } = Number("page", "Number of the page, from 1.", 1, LargestPage,
        (query, number) => query with { Page = number });

    public static HsdsParameter PerPage { get; } = Number("per_page", "Entries on a page.", 1, HsdsQuery.LargestPageSize,
        (query, number) => query with { PerPage = number });

    public static HsdsParameter Format { get; } = new("format", "json: pages. ndjson: everything, one object a line, not paged.",
        "json or ndjson",
        () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Formats.Select(format => (JsonNode)format)]),
        ["default"] = Formats[0] },
        (query, text) => Formats.Contains(text) ? query : null);

    public static HsdsParameter TaxonomyTermId { get; } = Identifier("taxonomy_term_id", "Only what has this term.",
        (query, id) => query with { TaxonomyTermId = id });

    public static HsdsParameter TaxonomyId { get; } = Identifier("taxonomy_id", "Only what has any term of this taxonomy.",
        (query, id) => query with { TaxonomyId = id });

    public static HsdsParameter OrganizationId { get; } = Identifier("organization_id", "Only what this organization offers.",
        (query, id) => query with { OrganizationId = id });

    public static HsdsParameter ModifiedAfter { get; } = new(
        "modified_after",
        "Only what was changed at or after this instant. Services withdrawn since then are listed too, as inactive or defunct and with "
        + "nothing but id, name, status and last_modified.",
        "an ISO 8601 date or date and time, for example 2026-11-18T09:00:00Z",
        () => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        (query, text) => Instant(text) is { } instant ? query with { ModifiedAfter = instant } : null);

    public static HsdsParameter Minimal { get; } = YesNo("minimal", "Only id and last_modified.",
        (query, yes) => query with { Minimal = yes });

    public static HsdsParameter Full { get; } = YesNo("full", "The whole nested objects.", (query, yes) => query with { Full = yes });

    public static HsdsParameter FullService { get; } = YesNo("full_service",
        "The whole organization with all its services as whole objects.", (query, yes) => query with { FullService = yes });

    public static HsdsParameter Postcode { get; } = new(
        "postcode", "Only what serves this postcode; with proximity: what lies around its middle.", "a postcode of five digits",
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{5}$" },
        (query, text) => text.Length == 5 && text.All(char.IsAsciiDigit) ? query with { Postcode = text } : null);

    public static HsdsParameter Proximity { get; } = Number("proximity", "Metres around the middle of the postcode.", 1, LargestDistance,
        (query, metres) => query with { Proximity = metres });

    public static HsdsParameter MinimumAge { get; } = Number("minimum_age", "Only what also takes people of at least this age, in years.",
        0, 120, (query, years) => query with { MinimumAge = years });

    public static HsdsParameter MaximumAge { get; } = Number("maximum_age", "Only what also takes people of at most this age, in years.", 0,
        120, (query, years) => query with { MaximumAge = years });

    public static HsdsParameter StartTime { get; } = Time("start_time",
        "Only what is open after this local time, on the day if one is given.", (query, time) => query with { StartTime = time });

    public static HsdsParameter EndTime { get; } = Time("end_time", "Only what is open before this local time, on the day if one is given.",
        (query, time) => query with { EndTime = time });

    public static HsdsParameter Day { get; } = new("day", "Only what is open on this weekday.", "one of MO, TU, WE, TH, FR, SA, SU",
        () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Days.Select(day => (JsonNode)day)]) },
        (query, text) => Array.IndexOf(Days, text.ToUpperInvariant()) is >= 0 and var day ? query with { Day = (DayOfWeek)day } : null);

    public static HsdsParameter TopOnly { get; } = YesNo("top_only", "Only terms without a parent.",
        (query, yes) => query with { TopOnly = yes });

    public static HsdsParameter ParentId { get; } = Identifier("parent_id", "Only terms directly below this one.",
        (query, id) => query with { ParentId = id });

    public static HsdsParameter Cursor { get; } = new(
        "cursor", "Where the page before ended. It stands in the Link header with rel=\"next\" and is not to be made up.",
        "taken from a Link header of this list", () => new JsonObject { ["type"] = "string" },
        (query, text) => HsdsCursor.Parse(text) is { } cursor ? query with { Cursor = cursor } : null);

    private static HsdsParameter Number(string name, string description, int least, int most, Func<HsdsQuery, int, HsdsQuery> apply) => new(
        name, description, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        () => new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most },
        (query, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
        && number <= most ? apply(query, number) : null);

    private static HsdsParameter Identifier(string name, string description, Func<HsdsQuery, Guid, HsdsQuery> apply) => new(
        name, description, "a UUID", () => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        (query, text) => Guid.TryParseExact(text, "D", out var id) ? apply(query, id) : null);

    private static HsdsParameter YesNo(string name, string description, Func<HsdsQuery, bool, HsdsQuery> apply) => new(
        name, description, "true or false", () => new JsonObject { ["type"] = "boolean", ["default"] = false },
        (query, text) => bool.TryParse(text, out var yes) ? apply(query, yes) : null);

    private static HsdsParameter Time(string name, string description, Func<HsdsQuery, TimeOnly, HsdsQuery> apply) => new(
        name, description, "a time such as 09:30", () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-2][0-9]:[0-5][0-9]$" },
        (query, text) => TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? apply(query, time) : null);

    // A plus sign that nobody encoded arrives as a blank.
    private static DateTimeOffset? Instant(string text) => text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-'
        && DateTimeOffset.TryParse(
        text.Replace(' ', text.Contains('T', StringComparison.OrdinalIgnoreCase) ? '+' : 'T'), CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal, out var instant) && instant.Year is >= 1900 and < 9000
        ? instant.ToUniversalTime() : null;
}
