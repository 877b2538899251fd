using IntMan.Foundation.Text;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Portal.Security;

namespace IntMan.Portal.Meetings;

// Minutes as a file, for whoever asks: the public version for everybody, the others for those who may read them.
public sealed class RecordFiles(ReadPublicMeetings open, ShowRecord own)
{
    public async Task<RecordFile?> FindAsync(string series, string date, string? wanted, HttpContext context,
        CancellationToken cancellation)
    {
        if (MeetingKey.Parse(date) is not { } day)
        {
            return null;
        }

        if (context.Meets()
            && await own.ExecuteAsync(context.MeetingCaller(), new RecordKey(series, day, wanted == "innen"), cancellation) is { } page)
        {
            return page.Current is { } current && (page.Standing.Sits || current.Visibility != RecordVisibility.Participants)
                ? Of(page.Series.Title, page.Versions, isPublic: false) : null;
        }

        return wanted is null && await open.MeetingAsync(series, day, cancellation) is { Versions.Count: > 0 } found
            ? Of(found.Series.Title, found.Versions, isPublic: true) : null;

        RecordFile Of(string title, IReadOnlyList<VersionRow> versions, bool isPublic) =>
            new($"Protokoll {day.ToString("d. MMMM yyyy", Language.German.Culture)}: {title}", title, versions[0], versions, isPublic);
    }
}

public sealed record RecordFile(string Title, string Series, VersionRow Version, IReadOnlyList<VersionRow> Versions, bool IsPublic)
{
    public bool IsGone => Version.WithdrawnAt is not null;
}
