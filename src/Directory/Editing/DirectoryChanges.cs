using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Editing;

/// <summary>Opens changes of the directory. The database writes the history of each row by itself.</summary>
public sealed class DirectoryChanges(StaffSource source, Outbox outbox, AuditLog audit, TimeProvider clock)
    : Changes<DirectoryDbContext>(source.Connections, DirectoryConstraints.Sentences, outbox, audit, clock)
{
    /// <summary>For changes of very many entries, such as imports.</summary>
    public static readonly TimeSpan LargeTimeLimit = TimeSpan.FromSeconds(120);

    protected override string RecordSql => """
        insert into directory.change_set (id, at, actor_id, actor_name, actor_role, session_id, network, kind, action)
        values (@Id, @At, @AccountId, @Name, @Role, @SessionId, @Network, @Kind, @Action)
        """;

    protected override DirectoryDbContext Open(DbContextOptions<DirectoryDbContext> options) => new(options);

    protected override Task<bool> AreInScopeAsync(Change<DirectoryDbContext> change, string table, string[] keys) =>
        DirectoryScope.ContainsAsync(change, change.Scope, table, keys);

    protected override Task<Recorded> RecordedAsync(Change<DirectoryDbContext> change) =>
        DirectoryScope.RecordedAsync(change, change.Scope, change.Id);
}
