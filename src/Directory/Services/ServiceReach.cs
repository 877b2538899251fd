using System.Data.Common;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>Which services somebody keeps: those of a part of the directory, and those of the own organisations.</summary>
/// <param name="Area">Municipalities and counties of officers and coordinators.</param>
/// <param name="Organisations">Kürzel of the organisations that a partner speaks for.</param>
public sealed record ServiceScope(AccessScope Area, string[] Organisations)
{
    /// <summary>Parameters of the conditions of <see cref="ServiceReach"/>, and further ones.</summary>
    internal DynamicParameters Parameters(object? more = null)
    {
        var parameters = new DynamicParameters(new { Area.All, Area.Municipalities, Area.Counties, Organisations });
        parameters.AddDynamicParams(more);
        return parameters;
    }
}

/// <summary>What somebody may do with a service.</summary>
public enum ServiceRights
{
    /// <summary>It does not exist for them.</summary>
    None,

    /// <summary>Partners: content, places, hours, capacity. Whose it is, its Kürzel and its publication others decide.</summary>
    Content,
    All,
}

/// <summary>
/// A service is kept by whoever keeps a place where it is offered or all the municipalities that it serves; by a county as soon as it serves one
/// municipality of it; and by the partner whose organisation offers it.
/// </summary>
public sealed class ServiceReach(StaffSource source)
{
    /// <summary>Condition on a service; parameters of <see cref="AccessScope"/>.</summary>
    /// <param name="v">Alias of directory.service.</param>
    internal static string InArea(string v) => $"""
        (@All
            or cardinality({v}.served_keys) > 0 and {v}.served_keys <@ @Municipalities
            or exists (select from unnest({v}.served_keys) k where left(k, 5) = any(@Counties))
            or exists (select from directory.service_place vp join directory.place l on l.id = vp.place_id where vp.service_id = {v}.id and {AccessScope.InMunicipality("l.ags")}))
        """;

    /// <summary>Condition that one of the own organisations offers the service; parameter Organisations.</summary>
    internal static string OfOrganisation(string v) => $"exists (select from directory.organisation vo where vo.id = {v}.organisation_id and vo.slug = any(@Organisations))";

    /// <summary>Both; parameters of <see cref="ServiceScope"/>.</summary>
    internal static string Holds(string v) => $"({InArea(v)} or {OfOrganisation(v)})";

    /// <param name="scope">Whose rights.</param>
    /// <param name="service">The service.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<ServiceRights> OfAsync(ServiceScope scope, Guid service, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, null, scope, service, cancellation);
    }

    /// <summary>The same within a change.</summary>
    internal static Task<ServiceRights> OfAsync(DirectoryEdit edit, ServiceScope scope, Guid service, CancellationToken cancellation) =>
        ReadAsync(edit.Connection, edit.Transaction, scope, service, cancellation);

    private static async Task<ServiceRights> ReadAsync(DbConnection connection, DbTransaction? transaction, ServiceScope scope, Guid service, CancellationToken cancellation)
    {
        var rights = await connection.QueryAsync<(bool InArea, bool OfOrganisation)>(new CommandDefinition(
            $"select {InArea("v")}, {OfOrganisation("v")} from directory.service v where v.id = @service", scope.Parameters(new { service }), transaction, cancellationToken: cancellation));
        return rights.Select(row => row.InArea ? ServiceRights.All : row.OfOrganisation ? ServiceRights.Content : ServiceRights.None).SingleOrDefault();
    }
}
