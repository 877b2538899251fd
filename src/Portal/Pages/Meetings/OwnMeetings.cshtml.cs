using IntMan.Foundation.Time;
using IntMan.Meetings.Tasks;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// "Meine Aufgaben" and "Meine Treffen".
public sealed class OwnMeetingsModel(ShowOwnMeetings show, MoveTask move, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    private const string Address = "/treffen/aufgaben";

    [BindProperty(SupportsGet = true, Name = "auch")]
    public string? Also { get; set; }

    [BindProperty(Name = "notiz")]
    public string? Note { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    // The task whose reason was asked for.
    public Guid? Asked { get; private set; }

    public bool WithDone => Also == "erledigte";

    public OwnMeetings Own { get; private set; } = new([], []);

    public Task<IActionResult> OnPostAsync(string runde, Guid aufgabe, TaskVerb schritt, CancellationToken cancellation)
    {
        Asked = aufgabe;
        return DoAsync(
            async () =>
            {
                await move.ExecuteAsync(Caller, runde, aufgabe, new TaskMove(schritt, Note), Revision, cancellation);
                return Saved(Address);
            },
            cancellation);
    }

    public Task<IActionResult> OnPostWarumAsync(string runde, Guid aufgabe, CancellationToken cancellation)
    {
        Asked = aufgabe;
        return DoAsync(
            async () =>
            {
                await move.ExplainAsync(Caller, runde, aufgabe, Note, null, Revision, cancellation);
                return Saved(Address);
            },
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Own = await show.ExecuteAsync(Caller, WithDone, cancellation);
        return true;
    }
}
