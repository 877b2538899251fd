using Dapper;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What somebody else commits between the beginning of a request and its transaction.</summary>
public static class Meanwhile
{
    /// <summary>Holds the change until the request waits for it, then commits: the request has read its session before, and must
    /// notice.</summary>
    public static async Task<HttpResponseMessage> CommitAsync(PortalHost portal, string change, Func<Task<HttpResponseMessage>> request)
    {
        const string Waits = "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
        await using var other = await portal.Cluster.ConnectAsync(portal.Database);
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync(change, transaction: transaction);
        var answer = request();
        while (!answer.IsCompleted && !await portal.Cluster.ScalarAsync<bool>(portal.Database, Waits))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.False(answer.IsCompleted, "The request did not wait for the account.");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return await answer;
    }
}
