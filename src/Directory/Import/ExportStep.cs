namespace IntMan.Directory.Import;

/// <summary>How one kind is written: the columns that its importer reads, in a fixed order of rows.</summary>
/// <param name="layout">Columns of the import step.</param>
/// <param name="query">Gives one column a key, in snake case. Orders by natural key and by code point, so that no server's language decides.</param>
internal abstract class ExportStep(IReadOnlyList<Column> layout, string query)
{
    public IReadOnlyList<Column> Columns { get; } = [.. layout.Where(column => !column.IsOnlyRead)];

    public string Query => query;
}
