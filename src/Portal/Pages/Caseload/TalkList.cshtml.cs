using IntMan.Caseload.Consultations;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

public sealed class TalkListModel(ListTalks list, TopicCatalogue topics) : CasePageModel
{
    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public CaseTalks Case { get; private set; } = null!;

    public TopicCatalogue Topics => topics;

    public int PageCount => Math.Max(1, (Case.Count + ListTalks.PageSize - 1) / ListTalks.PageSize);

    public string AddressOf(int number) => $"/faelle/{Head.Case.Id}/gespraeche?seite={number}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Number = Math.Clamp(Number, 1, 1000);
        var found = await list.ExecuteAsync(Caller, id, Number, ListTalks.PageSize, cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        Case = found!;
        return Page();
    }
}
