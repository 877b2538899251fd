using System.Text.RegularExpressions;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;

namespace IntMan.Directory.Exchange.Import;

/// <summary>How one kind is written: the columns that its importer reads, in a fixed order of rows.</summary>
/// <param name="layout">Columns of the import step.</param>
/// <param name="query">
/// Gives one column a key, in snake case. Orders by natural key and by code point, so that no server's language decides. Where it says
/// "[[place l]]" stands whether the row l of the table lies in the <see cref="AccessScope"/> whose parameters the query gets.
/// </param>
internal abstract partial class ExportStep(IReadOnlyList<Column> layout, string query)
{
    /// <summary>All columns of the import, also those it only reads.</summary>
    public IReadOnlyList<Column> Layout => layout;

    public IReadOnlyList<Column> Columns { get; } = [.. layout.Where(column => !column.IsOnlyRead)];

    public string Query => Reach().Replace(query, match =>
        $"(@All or (select {DirectoryScope.Conditions[match.Groups["table"].Value]} from (select to_jsonb({match.Groups["row"].Value}) as s) reach))");

    [GeneratedRegex(@"\[\[(?<table>[a-z_]+) (?<row>[a-z]+)\]\]")]
    private static partial Regex Reach();
}
