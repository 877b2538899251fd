using System.Globalization;
using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Operation;

/// <summary>Who did what and when; filter and position stand in the address, where a person is an id and never a name.</summary>
public sealed class AuditTrailModel(ReadAudit read, MunicipalCalendar calendar) : PageModel
{
    private const string Address = "/verwaltung/protokoll";

    [BindProperty(SupportsGet = true, Name = "was")]
    public string? Action { get; set; }

    [BindProperty(SupportsGet = true, Name = "von")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "bis")]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "konto")]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public string? Before { get; set; }

    public AuditPage Log { get; private set; } = null!;

    public Guid? ActorId { get; private set; }

    public bool IsFiltered => Action is not null || ActorId is not null || !string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(Until);

    public static IEnumerable<Choice> Actions => AuditWords.Groups.Select(group => new Choice(group.Key, group.Value)).Prepend(new Choice("", "Alles"));

    public string? ActorName => ActorId is { } id ? Log.Names.GetValueOrDefault(id, "gelöschtes Konto") : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // Texts of a damaged link are dropped; days are shown with a message, because people type them.
        ModelState.Clear();
        Action = Action is { } action && AuditWords.Groups.ContainsKey(action) ? action : null;
        ActorId = Guid.TryParse(Actor, out var actor) ? actor : null;
        var filter = new AuditFilter(
            long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
            Action, ActorId, ModelState.Day("von", From, calendar.Today), ModelState.Day("bis", Until, calendar.Today));
        Log = await read.ExecuteAsync(filter, HttpContext.RequiredSession(), HttpContext.Network(), cancellation);
    }

    /// <summary>The same filter with another position or account.</summary>
    public string AddressOf(long? before = null, Guid? actor = null)
    {
        (string Name, string? Value)[] parts = [("was", Action), ("von", From), ("bis", Until), ("konto", (actor ?? ActorId)?.ToString()), ("vor", before?.ToString(CultureInfo.InvariantCulture))];
        return Address + QueryString.Create(parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }
}
