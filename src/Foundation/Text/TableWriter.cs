namespace IntMan.Foundation.Text;

/// <summary>Writes a table row by row.</summary>
public abstract class TableWriter : IAsyncDisposable
{
    public abstract Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
