using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>"Stimmt noch": what is published of some posts and people is right today. The database records it like every change.</summary>
public sealed class ConfirmEntries(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, IReadOnlyCollection<Guid> posts, CancellationToken cancellation) =>
        WriteAsync(caller, posts.Count, async change =>
        {
            await ConfirmAsync(change, posts, again: false);
            return posts.Count;
        }, cancellation);

    internal Task<T> WriteAsync<T>(Caller caller, int count, Func<Change<DirectoryDbContext>, Task<T>> write,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, count == 1 ? "Eintrag bestätigt" : $"{count} Einträge bestätigt", write, cancellation, byOwners: true,
            ChangeKind.Confirmation);

    internal Task ConfirmServicesAsync(Change<DirectoryDbContext> change, IReadOnlyCollection<Guid> services) => change.ExecuteAsync("""
        insert into directory.confirmation (id, service_id, confirmed_on, by_role) select gen_random_uuid(), s, @Today, @Role
          from unnest(@services) s
        """, new { calendar.Today, change.Caller.Actor.Role, services = services.ToArray() });

    internal Task ConfirmAsync(Change<DirectoryDbContext> change, IReadOnlyCollection<Guid> posts, bool again) => change.ExecuteAsync("""
        insert into directory.confirmation (id, person_id, confirmed_on, by_role)
        select gen_random_uuid(), p.person_id, @Today, @Role
        from (select distinct h.person_id from directory.post_holder h
            where h.post_id = any(@posts) and foundation.valid_on(h.valid_from, h.valid_until, @Today)) p
        where @again or not exists (select from directory.confirmation c
          where c.person_id = p.person_id and c.confirmed_on = @Today and c.by_role = @Role);

        insert into directory.confirmation (id, entry_id, confirmed_on, by_role)
        select gen_random_uuid(), p.id, @Today, @Role from directory.post p
        where p.id = any(@posts) and (@again or not exists (select from directory.confirmation c
          where c.entry_id = p.id and c.confirmed_on = @Today and c.by_role = @Role))
        """, new { calendar.Today, change.Caller.Actor.Role, again, posts = posts.ToArray() });
}
