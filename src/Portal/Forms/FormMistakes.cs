using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Forms;

// What is wrong with a form is gathered in ModelState: by the binders what cannot be read, by the page what is missing, by the rules what
// does not fit. A field shows the first of its sentences.
public static class FormMistakes
{
    public static void Need(this ModelStateDictionary state, string field, object? value, string sentence)
    {
        if (value is null)
        {
            state.AddModelError(field, sentence);
        }
    }

    public static bool HasMistake(this ModelStateDictionary state, string field) => state[field]?.Errors.Count > 0;

    public static void Note(this PageModel page, IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            var bound = page.PageContext.ActionDescriptor.BoundProperties.FirstOrDefault(property => property.Name == mistake.Field);
            page.ModelState.AddModelError(bound?.BindingInfo?.BinderModelName ?? "", mistake.Sentence);
        }
    }

    // Asks rules that need no database before anything is saved: whoever typed a day that cannot be read learns at once what else does
    // not fit. For what is missing or unreadable they are given something harmless.
    public static void Ask(this PageModel page, params ReadOnlySpan<Action> rules) => page.Note(Require.Mistakes(rules));

    public static async Task<IActionResult> ShowAgainAsync<T>(this T page, CancellationToken cancellation)
        where T : PageModel, IFormPage
    {
        await page.PrepareAsync(takesCurrentVersion: false, cancellation);
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }
}
