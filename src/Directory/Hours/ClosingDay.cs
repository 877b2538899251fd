using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>Schließtag: on these days nobody of an office, a municipality or a county is there, e.g. on 24 December.</summary>
public sealed class ClosingDay
{
    private ClosingDay()
    {
    }

    public ClosingDay(ClosedHouse house, string reason, DateOnly firstDay, DateOnly lastDay)
    {
        Id = Guid.CreateVersion7();
        Set(house, reason, firstDay, lastDay);
    }

    public Guid Id { get; private set; }
    public string? CountyKey { get; private set; }
    public string? Ags { get; private set; }
    public Guid? OrganisationId { get; private set; }

    // In the words of the office: "Betriebsausflug". Public.
    public string Reason { get; private set; } = "";
    public DateOnly FirstDay { get; private set; }

    // Inclusive.
    public DateOnly LastDay { get; private set; }
    public uint Version { get; private set; }

    public Validity Days => new(FirstDay, LastDay);

    public ClosedHouse House => new(CountyKey, Ags, OrganisationId);

    public void Set(ClosedHouse house, string reason, DateOnly firstDay, DateOnly lastDay)
    {
        Require.All(
            house.Check,
            () => (CountyKey, Ags, OrganisationId) = house,
            () => Reason = Require.Text(reason, "Nennen Sie den Grund, zum Beispiel „Betriebsausflug“.", nameof(Reason)),
            () => Require.Period(firstDay, lastDay, nameof(LastDay)));
        (FirstDay, LastDay) = (firstDay, lastDay);
    }

    public bool Closes(string countyKey, string? ags, Guid organisationId) =>
        CountyKey == countyKey || (Ags is not null && Ags == ags) || OrganisationId == organisationId;
}

/// <summary>
/// Reading closing days. Those of a county or municipality close the posts there; services have other hosts and close with their own
/// organisation only.
/// </summary>
internal static class ClosingDaySql
{
    public const string Columns = "c.id, c.county_key, c.ags, c.organisation_id, c.reason, c.first_day, c.last_day";

    public const string OfService = $"""
        select {Columns} from public_directory.service s join public_directory.closing_day c on c.organisation_id = s.organisation_id
        where s.slug = @Slug;
        """;
}

/// <summary>Who is closed: one of county, municipality and organisation.</summary>
public sealed record ClosedHouse(string? CountyKey, string? Ags, Guid? OrganisationId)
{
    public void Check() => Require.That(
        (CountyKey is null ? 0 : 1) + (Ags is null ? 0 : 1) + (OrganisationId is null ? 0 : 1) == 1,
        "Wählen Sie einen Kreis, eine Gemeinde oder eine Organisation.", nameof(ClosingDay.House));
}
