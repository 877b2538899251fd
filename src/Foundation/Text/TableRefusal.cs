namespace IntMan.Foundation.Text;

/// <summary>A row, or the whole file, cannot be read. The message is a German sentence without the place.</summary>
/// <param name="row">Physical line; 0 for the whole file.</param>
/// <param name="column">Header as the file writes it.</param>
public sealed class TableRefusal(int row, string? column, string message) : Exception(message)
{
    public int Row { get; } = row;

    public string? Column { get; } = column;
}
