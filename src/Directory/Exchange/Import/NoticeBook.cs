using System.Globalization;

namespace IntMan.Directory.Exchange.Import;

// What was not taken over as it stands, row by row; people read it together where many rows say the same.
internal sealed class NoticeBook(string file)
{
    public const int MaxCount = 200_000;

    private const int LongestContent = 1000;
    private readonly List<ImportNotice> _all = [];
    private readonly HashSet<int> _repaired = [];

    public bool? AddsZeros { get; init; }

    public int Count { get; private set; }

    public int Repaired => _repaired.Count;

    public IReadOnlyList<ImportNotice> All => _all;

    // Many rows with the same reason are one line.
    public IReadOnlyList<ImportNotice> Together =>
    [
        .. _all.GroupBy(notice => (notice.File, notice.Kind, notice.Text)).Select(group => group.MinBy(notice => notice.Row)! with
        {
            Content = null, Text = group.Count() == 1 ? group.Key.Text
                : string.Create(CultureInfo.InvariantCulture, $"{group.Key.Text} ({group.Count()}-mal, zuerst hier)"),
        }).OrderBy(notice => notice.File, StringComparer.Ordinal).ThenBy(notice => notice.Row),
    ];

    public void Repair(int row, string text, string? content)
    {
        _repaired.Add(row);
        Add(new ImportNotice(file, row, NoticeKind.Repaired, text) { Content = content });
    }

    public void Add(ImportNotice notice)
    {
        Count++;
        if (_all.Count < MaxCount)
        {
            _all.Add(notice with
            {
                Content = notice.Content is { Length: > LongestContent } text ? text[..LongestContent] + "…" : notice.Content,
            });
        }
    }
}
