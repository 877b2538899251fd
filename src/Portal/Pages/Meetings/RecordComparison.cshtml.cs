using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// What is different between two drafts or two versions of the same minutes.
public sealed class RecordComparisonModel(CompareRecords compare, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    // "innen": the members' minutes of a forum.
    [BindProperty(SupportsGet = true, Name = "fassung")]
    public string? Wanted { get; set; }

    // "E2" is draft 2, "F1" version 1.
    [BindProperty(SupportsGet = true, Name = "von")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "bis")]
    public string? Until { get; set; }

    public ComparedRecord Record { get; private set; } = null!;

    public IReadOnlyList<ChangedLine> Lines { get; private set; } = [];

    public bool IsInner => Wanted == "innen";

    public bool CanCompare => Texts.Count > 1;

    public int Changed => Lines.Count(line => !line.IsSame);

    public IEnumerable<Choice> Choices => Texts.Select(text => new Choice(text.Key, text.Name));

    // The oldest first.
    private List<(string Key, string Name, ComparedText Text)> Texts =>
    [
        .. Record.Drafts.Reverse().Select(draft => ($"E{draft.Number}", $"Entwurf {draft.Number}", draft)),
        .. Record.Versions.Reverse().Select(version => ($"F{version.Number}", $"Fassung {version.Number}", version)),
    ];

    public ComparedText? Of(string? key) => Texts.FirstOrDefault(text => text.Key == key).Text;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await compare.ExecuteAsync(Caller, new RecordKey(SeriesSlug, Day, IsInner), cancellation) is not { } found)
        {
            return false;
        }

        Record = found;
        var texts = Texts;
        From = texts.Any(text => text.Key == From) ? From : texts[Math.Max(0, texts.Count - 2)].Key;
        Until = texts.Any(text => text.Key == Until) ? Until : texts[^1].Key;
        Lines = TextChanges.Between(Of(From)!.Text, Of(Until)!.Text);
        return true;
    }
}
