using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>"Stimmt noch": what is published of some posts and people is right today. The database records it like every change.</summary>
public sealed class ConfirmEntries(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<int> ExecuteAsync(Actor actor, IReadOnlyCollection<Guid> posts, CancellationToken cancellation)
    {
        await using var edit = await BeginAsync(actor, posts.Count, cancellation);
        var confirmed = await WriteAsync(edit, actor.Role, posts, again: false);
        await edit.SaveAsync(cancellation);
        return confirmed;
    }

    internal Task<DirectoryEdit> BeginAsync(Actor actor, int count, CancellationToken cancellation) =>
        editing.BeginAsync(actor, count == 1 ? "Eintrag bestätigt" : $"{count} Einträge bestätigt", cancellation, ChangeKind.Confirmation);

    internal Task WriteServicesAsync(DirectoryEdit edit, string role, IReadOnlyCollection<Guid> services) =>
        edit.Connection.ExecuteAsync("""
        insert into directory.confirmation (id, service_id, confirmed_on, by_role) select gen_random_uuid(), s, @Today, @role
          from unnest(@services) s
        """, new { calendar.Today, role, services = services.ToArray() }, edit.Transaction);

    internal Task<int> WriteAsync(DirectoryEdit edit, string role, IReadOnlyCollection<Guid> posts, bool again) =>
        edit.Connection.ExecuteScalarAsync<int>("""
        insert into directory.confirmation (id, person_id, confirmed_on, by_role)
        select gen_random_uuid(), p.person_id, @Today, @role
        from (select distinct h.person_id from directory.post_holder h
            where h.post_id = any(@posts) and foundation.valid_on(h.valid_from, h.valid_until, @Today)) p
        where @again or not exists (select from directory.confirmation c
          where c.person_id = p.person_id and c.confirmed_on = @Today and c.by_role = @role);

        with added as (
            insert into directory.confirmation (id, entry_id, confirmed_on, by_role)
            select gen_random_uuid(), p.id, @Today, @role from directory.post p
            where p.id = any(@posts) and (@again or not exists (select from directory.confirmation c
              where c.entry_id = p.id and c.confirmed_on = @Today and c.by_role = @role))
            returning 1)
        select count(*)::int from added
        """, new { calendar.Today, role, again, posts = posts.ToArray() }, edit.Transaction);
}
