using IntMan.Directory.Seeds;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Storage;

/// <summary>The portal over the demo county and 165 invented municipalities with 3,000 streets, planned as if all tables were a hundred
/// times as large.</summary>
public sealed class LargeCounty(TestCluster cluster) : PortalHost(cluster)
{
    private const int Scale = 3;

    // Loading a whole Land takes minutes. PostgreSQL plans by the rows a page of the table holds, so it can be told of a hundred times as
    // many.
    private const string AsLargeAsGermany =
        "update pg_class set reltuples = reltuples * 100 where relkind = 'r' and relnamespace = 'directory'::regnamespace and reltuples > "
        + "0";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var database = await Cluster.OpenAsync(Database);
        await using var directory = database.CreateDirectory();
        await SyntheticCounty.LoadSynthetic(directory, Scale, null, CancellationToken.None);
        await Cluster.ExecuteAsync(Database, "vacuum analyze");
        await Cluster.ExecuteAsync(Database, AsLargeAsGermany);
    }
}
