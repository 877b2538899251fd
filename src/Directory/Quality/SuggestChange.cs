using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>"Stimmt etwas nicht?": what a report can be about, and handing it in. In the public zone, which can write nothing
/// else.</summary>
public sealed class SuggestChange(PublicSource source, PublicChanges changes, TimeProvider clock)
{
    private const string PostColumns = "p.id as post_id, p.ags, p.county_key, m.name as municipality";

    private const string EntrySql = $"""
        select {PostColumns}, n.given_name || ' ' || n.family_name as name
        from public_directory.named_person n join public_directory.post p on p.id = n.post_id left
          join public_directory.municipality m on m.ags = p.ags
        where n.slug = @entry and foundation.valid_on(n.valid_from, n.valid_until, @day) and n.consent_on <= @day
        union all
        select {PostColumns}, p.title from public_directory.post p left join public_directory.municipality m on m.ags = p.ags
          where p.slug = @entry
        limit 1
        """;

    private const string PlaceSql = """
        select m.ags, m.county_key, coalesce(s.name, m.name) as name, s.id as street_id, m.name as municipality
        from public_directory.municipality m left join public_directory.street s on s.id = @street and s.ags = m.ags
        where m.ags = @entry
        """;

    public async Task<SuggestionTarget?> FindAsync(string? entry, Guid? street, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(entry))
        {
            return null;
        }

        var sql = entry.Length == 8 && entry.All(char.IsAsciiDigit) ? PlaceSql : EntrySql;
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<SuggestionTarget>(
            new CommandDefinition(sql, new { entry, street, day = new MunicipalCalendar(clock).Today }, cancellationToken: cancellation));
    }

    public async Task<SuggestionTarget?> FindServiceAsync(string? slug, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<SuggestionTarget>(new CommandDefinition(
            "select s.id as service_id, s.name, o.name as municipality from public_directory.service s join public_directory.organisation "
            + "o on o.id = s.organisation_id where s.slug = @slug", new { slug }, cancellationToken: cancellation));
    }

    public Task ExecuteAsync(Caller stranger, SuggestionTarget target, NewSuggestion suggestion, CancellationToken cancellation) =>
        changes.WriteAsync(stranger, async change =>
        {
            const string AboutService = "quality.suggest_about_service(@id, @kind, @ServiceId, @Correct, @Message, @Email, @At)";
            const string AboutPlace = "quality.suggest(@id, @kind, @PostId, @StreetId, @Ags, @CountyKey, @Correct, @Message, @Email, @At)";
            var id = Guid.CreateVersion7(change.At);
            await change.ScalarAsync<object>($"select {(target.ServiceId is null ? AboutPlace : AboutService)}", new
            {
                id, kind = suggestion.Kind.ToString(), target.ServiceId, target.PostId, target.StreetId, target.Ags, target.CountyKey,
                suggestion.Correct, suggestion.Message, suggestion.Email, change.At,
            });
            return id;
        }, cancellation);
}
