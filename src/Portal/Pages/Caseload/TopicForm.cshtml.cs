using IntMan.Caseload.Consultations;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Directory.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// A topic of the caseload becomes an item of a round: counts come from one module, the item from the other.
public sealed class TopicFormModel(TopicReport report, TopicCatalogue catalogue, ListSeries series, OfferItem offer) : PageModel, IFormPage
{
    private const int Minutes = 10;

    [BindProperty(Name = "thema")]
    public string? Topic { get; set; }

    [BindProperty(Name = "raumschaft")]
    public string? Place { get; set; }

    [BindProperty(Name = "runde")]
    public string? Series { get; set; }

    public IEnumerable<Choice> Topics => catalogue.Topics.Select(topic => new Choice(topic.Key, topic.Title)).Prepend(new("",
        "bitte wählen"));

    public IEnumerable<Choice> Places { get; private set; } = [];

    public IEnumerable<Choice> Rounds { get; private set; } = [];

    public EntryKey? Entry => null;

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(false, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        ModelState.Need("thema", catalogue.Topics.FirstOrDefault(topic => topic.Key == Topic), "Wählen Sie das Thema.");
        ModelState.Need("raumschaft", Places.FirstOrDefault(place => place.Value == Place && Place is not ""),
            "Wählen Sie die Raumschaft.");
        ModelState.Need("runde", Rounds.FirstOrDefault(round => round.Value == Series && Series is not ""), "Wählen Sie die Runde.");
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var title = await report.TitleAsync(HttpContext.Cases(), Topic, Place, cancellation);
        await offer.SubmitAsync(HttpContext.MeetingCaller(), Series!, new ItemInput(title, Minutes, null, ItemManner.Exchange, null),
            cancellation);
        return Redirect($"/faelle/themenmeldung?{SavedTagHelper.Parameter}=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Places = [new("", "bitte wählen"), .. (await report.PlacesAsync(HttpContext.Cases(), cancellation)).Select(place =>
            new Choice(place.Key, place.Name))];
        Rounds = [new("", "bitte wählen"), .. (await series.ExecuteAsync(HttpContext.MeetingCaller(), cancellation))
            .Where(line => line.Roles.Length > 0).Select(line => new Choice(line.Slug, line.Title))];
    }
}
