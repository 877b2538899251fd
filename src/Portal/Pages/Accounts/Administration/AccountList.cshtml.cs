using System.Globalization;
using IntMan.Accounts;
using IntMan.Foundation.Access;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

public sealed class AccountListModel(ListAccounts list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "rolle")]
    public string? RoleText { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? StateText { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public string? PageText { get; set; }

    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int CurrentPage { get; private set; }

    public int PageCount => Math.Max(1, (Count + ListAccounts.PageSize - 1) / ListAccounts.PageSize);

    public Role? Role { get; private set; }

    public string? State { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Role is not null || State is not null;

    public IEnumerable<Role> Roles => AccountScope.Roles(Scope);

    public static IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>
    {
        ["Active"] = "aktiv",
        ["Invited"] = "eingeladen",
        ["Expired"] = "Einladung abgelaufen",
        ["Closed"] = "geschlossen",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Text = Text?.Length > 120 ? Text[..120] : Text;
        Role = Enum.TryParse<Role>(RoleText, out var role) && Enum.IsDefined(role) ? role : null;
        State = StateText is { } state && States.ContainsKey(state) ? state : null;
        CurrentPage = int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && page is > 0 and <= 10000 ? page : 1;
        await LoadAsync(cancellation);
        if (CurrentPage > PageCount)
        {
            // An old link, from when the list was longer: its end is better than an empty page.
            CurrentPage = PageCount;
            await LoadAsync(cancellation);
        }
    }

    public string AddressOf(int page)
    {
        var parts = new (string Name, string? Value)[] { ("q", Text), ("rolle", Role?.ToString()), ("stand", State),
            ("seite", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null) };
        return "/verwaltung/konten" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    private AccessScope Scope => Reach.Of(User).AccountArea;

    private async Task LoadAsync(CancellationToken cancellation) =>
        (Lines, Count) = await list.ExecuteAsync(Scope, new AccountFilter(Text, Role, State), CurrentPage, cancellation);
}
