using System.Data.Common;
using Dapper;
using IntMan.Directory.People;
using IntMan.Directory.Published;

namespace IntMan.Directory.Quality;

/// <summary>Posts whose confirmation is due, with the steps of the reminder so far and whom to write to.</summary>
public sealed class DueEntries(FreshnessRules freshness, IRecipients recipients)
{
    public const int MostPosts = 2000;

    private const string PostsSql = """
        select p.id, p.slug, p.title, p.position, p.county_key, p.email, f.confirmed_on
        from directory.post p
        left join lateral (select max(c.confirmed_on) as confirmed_on from directory.confirmation c where c.entry_id = p.id) f on true
        where (f.confirmed_on is null or f.confirmed_on <= @dueFrom)
            and not exists (select from quality.warning w where w.post_id = p.id and w.confirmed_on is not distinct
              from f.confirmed_on and w.stage = 'Coordination')
        order by f.confirmed_on nulls last, p.id limit @MostPosts
        """;

    private const string WarningsSql = """
        select w.post_id, w.confirmed_on, w.stage, w.sent_on, w.had_recipient from quality.warning w where w.post_id = any(@posts)
        """;

    private const string HoldersSql = """
        select h.post_id, h.person_id, h.role, e.email
        from directory.post_holder h join directory.person e on e.id = h.person_id
        where h.post_id = any(@posts) and foundation.valid_on(h.valid_from, h.valid_until, @today)
        order by h.role, h.person_id
        """;

    public async Task<IReadOnlyList<DueEntry>> ReadAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var entries = (await connection.QueryAsync<DueEntry>(PostsSql,
            new { dueFrom = today.AddDays(freshness.OwnerDays - freshness.ContactDays), MostPosts }, transaction)).AsList();
        var posts = entries.ConvertAll(entry => entry.Id).ToArray();
        var warnings = (await connection.QueryAsync<WarningRow>(WarningsSql, new { posts }, transaction))
            .ToLookup(row => (row.PostId, row.ConfirmedOn));
        var held = (await connection.QueryAsync<EntryHolder>(HoldersSql, new { posts, today }, transaction)).AsList();
        var addresses = await recipients.AddressesAsync(connection, transaction, [.. held.Select(holder => holder.PersonId).Distinct()]);
        held.ForEach(holder => holder.Email = addresses.GetValueOrDefault(holder.PersonId) ?? holder.Email);
        var holders = held.ToLookup(holder => holder.PostId);
        foreach (var entry in entries)
        {
            entry.Sent = [.. warnings[(entry.Id, entry.ConfirmedOn)]
                .Select(row => new SentWarning(row.Stage, row.SentOn, row.HadRecipient))];
            entry.Holders = [.. holders[entry.Id]];
        }

        return entries;
    }

    public static Task NoteAsync(DbConnection connection, DbTransaction transaction, DueEntry entry, SentWarning warning) =>
        connection.ExecuteAsync("""
        insert into quality.warning (post_id, confirmed_on, stage, sent_on, had_recipient)
          values (@Id, @ConfirmedOn, @stage, @SentOn, @HadRecipient)
        """, new { entry.Id, entry.ConfirmedOn, stage = warning.Stage.ToString(), warning.SentOn, warning.HadRecipient }, transaction);

    private sealed class WarningRow
    {
        public Guid PostId { get; init; }

        public DateOnly? ConfirmedOn { get; init; }

        public WarningStage Stage { get; init; }

        public DateOnly SentOn { get; init; }

        public bool HadRecipient { get; init; }
    }
}

/// <summary>A post to be confirmed.</summary>
public sealed class DueEntry
{
    public Guid Id { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public Position Position { get; init; }

    public string CountyKey { get; init; } = "";

    public string? Email { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public IReadOnlyList<SentWarning> Sent { get; internal set; } = [];

    public IReadOnlyList<EntryHolder> Holders { get; internal set; } = [];
}

/// <summary>Who holds a post now, and where to write to: the account's address, else the person's.</summary>
public sealed class EntryHolder
{
    public Guid PostId { get; init; }

    public Guid PersonId { get; init; }

    public HolderRole Role { get; init; }

    public string? Email { get; internal set; }
}
