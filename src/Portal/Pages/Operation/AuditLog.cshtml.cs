using System.Globalization;
using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Operation;

// Who did what and when; filter and position stand in the address, where a person is an id and never a name.
public sealed class AuditLogModel(ReadAudit read, NameSubjects name) : PageModel
{
    private const string Address = "/verwaltung/protokoll";

    [BindProperty(SupportsGet = true, Name = "was")]
    public string? Action { get; set; }

    [BindProperty(SupportsGet = true, Name = "von")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "bis")]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "konto")]
    public Guid? ActorId { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public long? Before { get; set; }

    public AuditPage Log { get; private set; } = null!;

    public bool IsFiltered => Action is not null || ActorId is not null || From is not null || Until is not null || !ModelState.IsValid;

    public static IEnumerable<Choice> Actions => AuditWords.Groups.Select(group => new Choice(group.Key, group.Value))
        .Prepend(new Choice("", "Alles"));

    public string? ActorName => ActorId is { } id ? Log.Names.GetValueOrDefault(id, "gelöschtes Konto") : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // Texts of a damaged link are dropped; days are shown with a message, because people type them.
        ModelState.Remove("konto");
        ModelState.Remove("vor");
        Action = Action is { } action && AuditWords.Groups.ContainsKey(action) ? action : null;
        Log = await read.ExecuteAsync(new AuditFilter(Before, Action, ActorId, From, Until), HttpContext.RequiredSignIn(),
            HttpContext.Network(), cancellation);
        var unnamed = Log.Lines.Select(line => line.SubjectId).OfType<Guid>().Except(Log.Names.Keys).ToList();
        var named = await name.ExecuteAsync(unnamed, cancellation);
        var words = Log.Lines.Where(line => line.Action.StartsWith("referral.", StringComparison.Ordinal))
            .Select(line => line.SubjectId).OfType<Guid>().Distinct().Select(id => KeyValuePair.Create(id, $"Verweis {Mnemonic.Of(id)}"));
        Log = Log with { Names = Log.Names.Concat(named).Concat(words).DistinctBy(name => name.Key).ToDictionary() };
    }

    public string AddressOf(long? before = null, Guid? actor = null)
    {
        (string Name, string? Value)[] parts = [("was", Action), ("von", GermanInput.Text(From)), ("bis", GermanInput.Text(Until)),
            ("konto", (actor ?? ActorId)?.ToString()), ("vor", before?.ToString(CultureInfo.InvariantCulture))];
        return Address + QueryString.Create(parts.Where(part => !string.IsNullOrWhiteSpace(part.Value))
            .Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }
}
