using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The store of topics: what members submit and what was put off waits here for a place on an agenda.
public sealed class TopicStoreModel(ShowTopics show, OfferItem offer, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "thema")]
    public string? Title { get; set; }

    [BindProperty(Name = "minuten")]
    public int? Minutes { get; set; }

    [BindProperty(Name = "worum")]
    public string? Body { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    // The topic whose reason was asked for.
    public Guid? Returned { get; private set; }

    public TopicsPage Topics { get; private set; } = null!;

    private ItemInput Input => new(Title, Minutes, null, ItemManner.Exchange, Body);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(Input.Check);
        return DoAsync(() => DoneAsync(offer.SubmitAsync(Caller, SeriesSlug, Input, cancellation), "eingereicht"), cancellation);
    }

    public Task<IActionResult> OnPostAnnehmenAsync(Guid thema, string? treffen, CancellationToken cancellation) =>
        DoneAsync(offer.AcceptAsync(Caller, SeriesSlug, MeetingKey.Parse(treffen) ?? default, thema, cancellation), "angenommen");

    public Task<IActionResult> OnPostZurueckAsync(Guid thema, CancellationToken cancellation)
    {
        Returned = thema;
        return DoneAsync(offer.ReturnAsync(Caller, SeriesSlug, thema, Reason, cancellation), "zurueck");
    }

    public Task<IActionResult> OnPostZurueckziehenAsync(Guid thema, CancellationToken cancellation) =>
        DoneAsync(offer.WithdrawAsync(Caller, SeriesSlug, thema, cancellation), "zurueckgezogen");

    protected override IntMan.Meetings.Editing.Standing? Seat => Topics?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { } found)
        {
            return false;
        }

        Topics = found;
        return true;
    }

    private async Task<IActionResult> DoneAsync(Task done, string what)
    {
        await done;
        return Saved($"{SeriesAddress}/themen", what);
    }
}
