namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed class ForeignReport
{
    public NoticeBook Notices { get; } = new("");

    public HashSet<int> Repaired { get; } = [];

    public HashSet<int> Skipped { get; } = [];

    public void Repair(ForeignRow row, string text)
    {
        Repaired.Add(row.Sequence);
        Add(row, NoticeKind.Repaired, text, null);
    }

    public void Skip(ForeignRow row, string text)
    {
        Skipped.Add(row.Sequence);
        Add(row, NoticeKind.Skipped, text, ContentOf(row));
    }

    public void Drop(ForeignRow row, string column, string value, string reason) =>
        Add(row, NoticeKind.NotKept, $"{column} „{(value.Length <= 60 ? value : value[..60] + "…")}“: {reason}", value);

    public void Keep(ForeignRow row, string text, string? content) => Add(row, NoticeKind.NotKept, text, content);

    public void Keep(string file, string text) => Notices.Add(new ImportNotice(file, 0, NoticeKind.NotKept, text));

    private static string ContentOf(ForeignRow row) => string.Join(", ", row.Values.Select(pair => $"{pair.Key}={pair.Value}"));

    private void Add(ForeignRow row, NoticeKind kind, string text, string? content) =>
        Notices.Add(new ImportNotice(row.File, row.Line, kind, text) { Content = content });
}
