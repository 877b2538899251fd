using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Time;
using IntMan.Portal.Referrals;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

public sealed class ReferralListModel(ListReferrals list, MunicipalCalendar calendar) : PageModel
{
    private const int LongestSearch = 80;

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? StateText { get; set; }

    [BindProperty(SupportsGet = true, Name = "faellig")]
    public bool IsDue { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public ReferralState? State { get; private set; }

    public ReferralList Referrals { get; private set; } = null!;

    public DateOnly Today => calendar.Today;

    public int PageCount => Math.Max(1, (Referrals.Count + ListReferrals.PageSize - 1) / ListReferrals.PageSize);

    public bool IsFiltered => State is not null || IsDue || Search is not null;

    public static IReadOnlyList<Choice> States { get; } = [new("", "alle"),
        .. Enum.GetValues<ReferralState>().Select(state => new Choice(state.ToString(), ReferralWords.Of(state)))];

    public string AddressOf(int number) =>
        $"/verweise?stand={State}&faellig={(IsDue ? "true" : "false")}&q={Uri.EscapeDataString(Search ?? "")}&seite={number}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        State = Enum.TryParse<ReferralState>(StateText, out var state) && Enum.IsDefined(state) ? state : null;
        Search = Search?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestSearch)] : null;
        Number = Math.Clamp(Number, 1, 10_000);
        Referrals = await ReadAsync(cancellation);
        if (Number > PageCount)
        {
            Number = PageCount;
            Referrals = await ReadAsync(cancellation);
        }
    }

    private Task<ReferralList> ReadAsync(CancellationToken cancellation) =>
        list.ExecuteAsync(HttpContext.Referrer(), new ReferralFilter(State, IsDue, Search), Number, cancellation);
}
