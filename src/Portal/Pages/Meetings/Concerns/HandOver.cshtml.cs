using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// The spokesperson's role changes hands: what is open stands on one sheet and goes along.
public sealed class HandOverModel(ShowHandOver show, HandOverRole handOver, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? Until { get; set; }

    [BindProperty(Name = "hinweise")]
    public string? Hints { get; set; }

    [BindProperty(Name = "aufgaben")]
    public List<Guid> Tasks { get; set; } = [];

    public HandOverPage Sheet { get; private set; } = null!;

    public IEnumerable<Choice> People => [new("", "bitte wählen"), .. Sheet.People.Select(person => new Choice(person.Id.ToString(),
        person.Organisation is null ? person.Name : $"{person.Name}, {person.Organisation}"))];

    protected override Standing? Seat => Sheet?.Standing;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var input = new HandOverInput(PersonId, From, Until, Hints, Tasks);
        this.Ask(input.Check);
        return DoAsync(
            async () =>
            {
                await handOver.ExecuteAsync(Caller, SeriesSlug, input, cancellation);
                return Saved($"{SeriesAddress}/sprechfunktion", "uebergeben");
            },
            cancellation);
    }

    public async Task<IActionResult> OnPostBestaetigenAsync(Guid blatt, CancellationToken cancellation)
    {
        await handOver.ConfirmAsync(Caller, SeriesSlug, blatt, cancellation);
        return Saved($"{SeriesAddress}/sprechfunktion", "bestaetigt");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { } found)
        {
            return false;
        }

        Sheet = found;
        return true;
    }
}
