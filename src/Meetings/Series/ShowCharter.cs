using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>The charter with all its versions, and who has confirmed the one that stands.</summary>
public sealed class ShowCharter(ReadSeries read)
{
    private const string Sql = """
        select version, text, decided_at, decided_by from meetings.charter where series_id = @series order by version desc limit 50;

        select count(*)::int as members, (count(*) filter (where confirmed_version = @version))::int as confirmed,
            bool_or(person_id = @person) as is_member, max(confirmed_version) filter (where person_id = @person) as own
        from meetings.member where series_id = @series and foundation.valid_on(valid_from, valid_until, @day);
        """;

    public Task<CharterPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { day = caller.Scope.Day, person = caller.Actor.PersonId, version = series.Standing.Series.CharterVersion },
            async grid =>
            {
                var versions = (await grid.ReadAsync<CharterVersion>()).ToList();
                var counts = await grid.ReadSingleAsync<CharterCounts>();
                return (CharterPage?)new CharterPage(series.Standing, versions, counts.Members, counts.Confirmed,
                    counts.IsMember == true ? new OwnConfirmation(counts.Own) : null);
            }),
        cancellation);

    private sealed class CharterCounts
    {
        public int Members { get; init; }
        public int Confirmed { get; init; }
        public bool? IsMember { get; init; }
        public int? Own { get; init; }
    }
}

/// <param name="OwnVersion">Null when the caller has no seat.</param>
public sealed record CharterPage(
    Standing Standing, IReadOnlyList<CharterVersion> Versions, int Members, int Confirmed, OwnConfirmation? OwnVersion);

/// <param name="Version">Null when none was confirmed yet.</param>
public sealed record OwnConfirmation(int? Version);
