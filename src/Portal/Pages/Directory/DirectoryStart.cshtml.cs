using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory;

// The administration: five groups, one search over all entries.
public sealed class DirectoryStartModel(ListEntries list, CollectWork collect, MunicipalCalendar calendar) : PageModel
{
    public const int MostHits = 8;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "bereich")]
    public string? Chosen { get; set; }

    public IReadOnlyList<AdministrationGroup> Groups { get; private set; } = [];

    public IReadOnlyDictionary<EntryKind, int> Counts { get; private set; } = new Dictionary<EntryKind, int>();

    public IReadOnlyDictionary<string, int> Open { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<FoundEntries> Found { get; private set; } = [];

    public bool IsSearch => !string.IsNullOrWhiteSpace(Text);

    public IEnumerable<AdministrationEntry> FoundPages => Groups.SelectMany(group => group.Entries)
        .Where(entry => entry.Title.Contains(Text!.Trim(), StringComparison.OrdinalIgnoreCase));

    public async Task<IActionResult> OnGetAsync(string? zu, CancellationToken cancellation)
    {
        Groups = await AdministrationGroups.OfAsync(HttpContext);
        if (Groups.SelectMany(group => group.Entries).FirstOrDefault(entry => entry.Address == zu) is { } chosen)
        {
            return Redirect(chosen.Address);
        }

        var reach = Reach.Of(User);
        if (IsSearch)
        {
            var kinds = Groups.SelectMany(group => group.Entries).Select(entry => entry.Kind).OfType<EntryKind>().ToList();
            Found = reach.EditsDirectory ? await list.FindAsync(kinds, reach.Area, Text!, MostHits, calendar.Today, cancellation) : [];
            return Page();
        }

        Counts = reach.EditsDirectory ? await list.CountAsync(reach.Area, calendar.Today, cancellation) : Counts;
        var items = await collect.ExecuteAsync(HttpContext.Caller(), cancellation);
        Open = Groups.ToDictionary(group => group.Key,
            group => items.Where(item => group.Kinds.Contains(item.Kind.Key)).Sum(item => item.Count));
        return Page();
    }

    public int OpenOf(AdministrationGroup group) => Open.GetValueOrDefault(group.Key);
}
