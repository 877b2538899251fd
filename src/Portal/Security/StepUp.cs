using System.Reflection;
using IntMan.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IntMan.Portal.Security;

// Asks people to prove again who they are when the last proof is older than ten minutes (ASVS 7.5.1, 7.5.3): for factors, roles, exports,
// members of protected rooms. Put it on a page model, so that the form is shown only after the proof; or on a single handler
// (OnPostExportAsync), when the rest of the page is harmless. The person is led to /konto/bestaetigen and comes back to the page. A form
// that was sent is not carried out before: PausedForms keeps what was typed, and one button sends it after the proof. The page needs a
// policy besides: this says how fresh a session is, not whose.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StepUpAttribute : Attribute;

public sealed class StepUpFilter(TimeProvider clock) : IAsyncPageFilter
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var isAsked = context.HandlerInstance.GetType().IsDefined(typeof(StepUpAttribute), inherit: true)
            || context.HandlerMethod?.MethodInfo.GetCustomAttribute<StepUpAttribute>() is not null;
        if (!isAsked || IsFresh(context.HttpContext.RequiredSignIn(), clock.GetUtcNow()))
        {
            return next();
        }

        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && PausedForms.CanKeep(request))
        {
            // 307: the browser sends the same form there, so nothing typed passes through an address.
            context.Result = new RedirectToPageResult("/Accounts/ProveIdentity", "Halten",
                new { zurueck = request.Path + request.QueryString }) { PreserveMethod = true };
            return Task.CompletedTask;
        }

        var back = request.Path + (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.QueryString : default);
        context.Result = new RedirectToPageResult("/Accounts/ProveIdentity",
            new { zurueck = back, gesendet = HttpMethods.IsPost(request.Method) ? "ja" : null });
        return Task.CompletedTask;
    }

    public static bool IsFresh(SignInSession session, DateTimeOffset now) => session.Stage == SignInStage.Enrolment
        || now - session.ConfirmedAt <= Lifetime;
}
