using System.Collections.Concurrent;
using System.Diagnostics;

namespace IntMan.Portal.Tests.Support;

/// <summary>What pages send to one database while it is open: one entry for each round trip with a statement. Jobs do not count, they have
/// a zone of their own.</summary>
public sealed class SentStatements : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly string _database;
    private readonly ActivityListener _listener;

    public SentStatements(string database)
    {
        _database = database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Something was sent, and not more than so often.</summary>
    public void AssertAtMost(int count)
    {
        Assert.NotEmpty(_texts);
        Assert.True(_texts.Count <= count, $"{_texts.Count} statements:\n" + string.Join("\n---\n", _texts));
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Activity activity)
    {
        var isOurs = activity.TagObjects.Any(tag => tag.Key is "db.namespace" or "db.name" && _database.Equals(tag.Value));
        var isJob = activity.GetTagItem("db.npgsql.data_source") is "portal_jobs";
        if (isOurs && !isJob && activity.TagObjects.FirstOrDefault(tag => tag.Key is "db.query.text" or "db.statement").Value is string sql)
        {
            _texts.Enqueue(sql);
        }
    }
}
