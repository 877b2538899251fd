using IntMan.Caseload.Consultations;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>A topic of the caseload for a round (Themenmeldung): topic, Raumschaft and a band of cases; never a case number.</summary>
public sealed class TopicReport(ReadAsCaller read, TopicCatalogue topics)
{
    private const int Months = 12;

    /// <summary>Raumschaften of the caller's area.</summary>
    public Task<List<ReportArea>> PlacesAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(caller, reader =>
        reader.QueryAsync<ReportArea>($"""
            select distinct coalesce(a.key, m.ags) as key, coalesce(a.name, m.name) as name from public_directory.municipality m
            left join public_directory.association a on a.key = m.association_key
            where {Foundation.Access.AccessScope.InMunicipality("m.ags")} order by 2 limit 200
            """, Foundation.Access.ScopeParameters.With(caller.Scope)), cancellation);

    /// <summary>The title of the item: "Wohnen im GVV Markdorf: 10 bis 19 Fälle in den letzten 12 Monaten".</summary>
    /// <exception cref="RuleViolation">Fewer than five cases, or something is missing.</exception>
    public async Task<string> TitleAsync(Caller caller, string? topic, string? place, CancellationToken cancellation)
    {
        Require.All(
            () => Require.That(topics.Topics.Any(one => one.Key == topic), "Wählen Sie das Thema.", "Topic"),
            () => Require.That(!string.IsNullOrEmpty(place), "Wählen Sie die Raumschaft.", "Place"));
        var found = (await PlacesAsync(caller, cancellation)).Find(one => one.Key == place)
            ?? throw new RuleViolation("Wählen Sie die Raumschaft.", "Place");
        var band = await read.ExecuteAsync(caller, reader => reader.ScalarAsync<string?>("""
            select release.topic_band((select array_agg(m.ags) from public_directory.municipality m where @place in (m.association_key,
              m.ags)),
                @topic, @since)
            """, new { place, topic, since = caller.Scope.Day.AddMonths(-Months) }), cancellation);
        return band is null ? throw new RuleViolation(
            "Zu diesem Thema gibt es in der Raumschaft weniger als fünf Fälle. So wären Menschen erkennbar; bringen Sie es mündlich ein.",
                "Topic")
            : $"{topics.TitleOf(topic!)} in {found.Name}: {band} Fälle in den letzten {Months} Monaten";
    }
}
