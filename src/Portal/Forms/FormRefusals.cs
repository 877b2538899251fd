using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Forms;

public sealed class FormRefusals(ShowHistory history) : IAsyncPageFilter
{
    public const string Conflict = nameof(Conflict);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is MissingEntry)
        {
            (executed.ExceptionHandled, executed.Result) = (true, new NotFoundResult());
            return;
        }

        if (context.HandlerInstance is not IFormPage form || executed.Exception is not (RuleViolation or ChangedMeanwhile))
        {
            return;
        }

        var page = (PageModel)context.HandlerInstance;
        var cancellation = context.HttpContext.RequestAborted;
        var isConflict = executed.Exception is ChangedMeanwhile;
        page.Note(executed.Exception is RuleViolation refusal ? refusal.Mistakes : [new Mistake(executed.Exception.Message)]);
        if (isConflict)
        {
            page.ViewData[Conflict] = form.Entry is { } entry ? await history.ExecuteAsync([entry], null, cancellation) : [];
        }

        try
        {
            await form.PrepareAsync(isConflict, cancellation);
        }
        catch (RuleViolation violation)
        {
            // What somebody else has done meanwhile may rule out what was typed: the form says both.
            page.Note(violation.Mistakes);
        }

        page.Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        executed.ExceptionHandled = true;
        executed.Result = page.Page();
    }

    // Notes what saving would refuse, as saving would note it.
    public static async Task NoteAsync(PageModel page, Func<Task> trial)
    {
        try
        {
            await trial();
        }
        catch (RuleViolation violation)
        {
            page.Note(violation.Mistakes);
        }
        catch (ChangedMeanwhile changed)
        {
            page.ModelState.AddModelError("", changed.Message);
        }
    }
}
