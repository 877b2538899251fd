using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceTools(ReadService read, MunicipalCalendar calendar)
{
    public MunicipalCalendar Calendar => calendar;

    public async Task<ServiceView?> FindAsync(PageModel page, CancellationToken cancellation) =>
        Guid.TryParse((string?)page.RouteData.Values["angebot"], out var id)
            ? await read.ExecuteAsync(Reach.Of(page.User).Scope, id, calendar.Today, cancellation) : null;

    public static RedirectResult Saved(ServiceView view, string page, string saved = "1") =>
        new($"{AddressOf(view, page)}?{SavedTagHelper.Parameter}={saved}");

    public static string AddressOf(ServiceView view, string page) =>
        $"{ServicesInScopeModel.Address}/{view.Service.Id}{(page.Length == 0 ? "" : "/")}{page}";
}

// As whom somebody changes a service: an officer who is a partner elsewhere acts there as a partner, so that the change is looked at.
internal static class ServiceCaller
{
    public static Caller CallerFor(this PageModel page, ServiceView? view)
    {
        var caller = page.HttpContext.Caller();
        return view is { Rights: ServiceRights.Content } ? caller with { Actor = caller.Actor with { Role = RoleNames.Of(Role.Partner) } }
            : caller;
    }
}
