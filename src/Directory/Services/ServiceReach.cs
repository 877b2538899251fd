using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>What somebody may do with a service.</summary>
public enum ServiceRights
{
    None,

    Content,
    All,
}

/// <summary>What somebody may do with a service; which are kept, <see cref="DirectoryScope"/> says.</summary>
public sealed class ServiceReach(StaffSource source)
{
    public async Task<ServiceRights> OfAsync(AccessScope scope, Guid service, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await ReadAsync(new ChangeReader(connection, null, null, cancellation), scope, service);
    }

    internal static Task<ServiceRights> OfAsync(Change<DirectoryDbContext> change, Guid service) =>
        ReadAsync(change, change.Scope, service);

    private static async Task<ServiceRights> ReadAsync(ChangeReader reader, AccessScope scope, Guid service)
    {
        var rights = await reader.QueryAsync<(bool InArea, bool IsOwn)>(
            $"select {DirectoryScope.ServiceInArea("v")}, {DirectoryScope.OwnService("v")} from directory.service v where v.id = @service",
            scope.With(new { service }));
        return rights.Select(row => row switch { { InArea: true } => ServiceRights.All, { IsOwn: true } => ServiceRights.Content,
            _ => ServiceRights.None }).SingleOrDefault();
    }
}
