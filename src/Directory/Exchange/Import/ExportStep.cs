using System.Text.RegularExpressions;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;

namespace IntMan.Directory.Exchange.Import;

internal abstract partial class ExportStep(IReadOnlyList<Column> layout, string query)
{
    public IReadOnlyList<Column> Layout => layout;

    public IReadOnlyList<Column> Columns { get; } = [.. layout.Where(column => !column.IsOnlyRead)];

    public string Query => Reach().Replace(query, match =>
        $"(@scope_all or (select {DirectoryScope.Conditions[match.Groups["table"].Value]} from "
        + $"(select to_jsonb({match.Groups["row"].Value}) as s) reach))");

    [GeneratedRegex(@"\[\[(?<table>[a-z_]+) (?<row>[a-z]+)\]\]")]
    private static partial Regex Reach();
}
