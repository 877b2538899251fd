using System.Globalization;
using Dapper;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Points;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Caseload.Statistics.Figures;

/// <summary>
/// Counts what a report needs in one statement. Nobody who asks for a report may read the cases of others: the zone of jobs counts, and
/// only what has passed disclosure control leaves the module.
/// </summary>
public sealed class CountFigures(DatabaseZones zones, IndicatorCatalogue indicators, TopicCatalogue topics, PointCatalogue points)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public async Task<CountedFigures> ExecuteAsync(ReportScope scope, ReportPeriod period, ReportPeople people,
        CancellationToken cancellation)
    {
        await using var connection = await zones.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // A page may not take so long; the count of a large county may.
        await connection.ExecuteAsync(new CommandDefinition("select set_config('statement_timeout', @most, true)",
            new { most = string.Create(CultureInfo.InvariantCulture, $"{Longest.TotalMilliseconds:0}") }, transaction,
            cancellationToken: cancellation));
        return await CountAsync(connection, transaction, scope, period, people, cancellation);
    }

    /// <summary>As somebody who sees the cases: their own.</summary>
    public Task<CountedFigures> OfOwnAsync(ChangeReader reader, ReportScope scope, ReportPeriod period) =>
        CountAsync(reader.Connection, reader.Transaction, scope, period, ReportPeople.Period, reader.Cancellation);

    private async Task<CountedFigures> CountAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, ReportScope scope,
        ReportPeriod period, ReportPeople people, CancellationToken cancellation)
    {
        var rows = points.Rows;
        var values = new
        {
            area = scope.Area, team = scope.Team, provider = scope.ProviderId, manager = scope.ManagerId, from = period.From,
            to = period.To, atDate = people == ReportPeople.ReportingDate, isCounty = scope.IsCounty,
            isUnit = scope.Team is not null || scope.ProviderId is not null, byYear = !period.IsWithinOneYear,
            isOwn = scope.ManagerId is not null,
            questions = FigureTables.Questions,
            tables = FigureTables.People.Select(table => table.Key).Concat(indicators.All.Select(one => one.Table)).ToArray(),
            rowDims = FigureTables.People.Select(table => table.Row).Concat(indicators.All.Select(one => one.Table)).ToArray(),
            colDims = FigureTables.People.Select(table => table.Col).Concat(indicators.All.Select(_ => (string?)null)).ToArray(),
            indicatorKeys = indicators.Simple.Select(one => one.Table).ToArray(),
            indicatorQuestions = indicators.Simple.Select(one => one.Question!).ToArray(),
            indicatorYes = indicators.Simple.Select(one => string.Join(',', one.Yes)).ToArray(),
            indicatorAges = indicators.Simple.Select(one => one.Ages).ToArray(),
            courseLevels = indicators.CourseLevels, topicKeys = topics.Topics.Select(topic => topic.Key).ToArray(),
            topicLands = topics.Topics.Select(topic => topic.Land).ToArray(),
            pointRows = rows.Select(row => row.Key).ToArray(), pointMinima = rows.Select(row => row.Minimum).ToArray(),
        };
        return new CountedFigures([.. await connection.QueryAsync<FigureLine>(new CommandDefinition(
            scope.ManagerId is null ? FigureSql.WithMeetings : FigureSql.Own, values, transaction, (int)Longest.TotalSeconds,
            cancellationToken: cancellation))]);
    }
}
