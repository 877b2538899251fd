using System.Globalization;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed class ForeignReport
{
    private readonly Dictionary<(string File, NoticeKind Kind, string Text), (int Line, int Count)> _notices = [];

    public HashSet<int> Repaired { get; } = [];

    public HashSet<int> Skipped { get; } = [];

    public void Repair(ForeignRow row, string text)
    {
        Repaired.Add(row.Sequence);
        Add(row.File, row.Line, NoticeKind.Repaired, text);
    }

    public void Skip(ForeignRow row, string text)
    {
        Skipped.Add(row.Sequence);
        Add(row.File, row.Line, NoticeKind.Skipped, text);
    }

    public void Drop(ForeignRow row, string column, string value, string reason) =>
        Add(row.File, row.Line, NoticeKind.NotKept, $"{column} „{(value.Length <= 60 ? value : value[..60] + "…")}“: {reason}");

    public void Keep(string file, int line, string text) => Add(file, line, NoticeKind.NotKept, text);

    public IReadOnlyList<ImportNotice> All =>
    [
        .. _notices.Select(pair => new ImportNotice(pair.Key.File, pair.Value.Line, pair.Key.Kind, pair.Value.Count == 1 ? pair.Key.Text
            : string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Text} ({pair.Value.Count}-mal, zuerst hier)")))
            .OrderBy(notice => notice.File, StringComparer.Ordinal).ThenBy(notice => notice.Row),
    ];

    private void Add(string file, int line, NoticeKind kind, string text)
    {
        var known = _notices.GetValueOrDefault((file, kind, text), (line, 0));
        _notices[(file, kind, text)] = (Math.Min(known.Item1, line), known.Item2 + 1);
    }
}
