using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace IntMan.Portal.Forms;

/// <summary>What is not there or not theirs is missing: 404. Other refusals become the form again: 422 with the sentence at its field, 409 with both versions after a conflict.</summary>
public sealed class FormRefusals(ShowHistory history) : IAsyncPageFilter
{
    /// <summary>Under which key of ViewData the changes since are found after a conflict.</summary>
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
        if (executed.Exception is RuleViolation violation)
        {
            page.ModelState.AddModelError(FieldOf(context.ActionDescriptor, violation.Field), violation.Message);
            await form.PrepareAsync(takesCurrentVersion: false, cancellation);
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            page.ModelState.AddModelError("", executed.Exception.Message);
            page.ViewData[Conflict] = form.Entry is { } entry ? await history.ExecuteAsync([entry], null, cancellation) : [];
            await form.PrepareAsync(takesCurrentVersion: true, cancellation);
            page.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        executed.ExceptionHandled = true;
        executed.Result = page.Page();
    }

    /// <summary>Notes what saving would refuse, as saving would note it.</summary>
    public static async Task NoteAsync(PageModel page, Func<Task> trial)
    {
        try
        {
            await trial();
        }
        catch (RuleViolation violation)
        {
            page.ModelState.AddModelError(FieldOf(page.PageContext.ActionDescriptor, violation.Field), violation.Message);
        }
        catch (ChangedMeanwhile changed)
        {
            page.ModelState.AddModelError("", changed.Message);
        }
    }

    private static string FieldOf(CompiledPageActionDescriptor page, string? property) =>
        page.BoundProperties.FirstOrDefault(bound => bound.Name == property)?.BindingInfo?.BinderModelName ?? "";
}
