using Microsoft.AspNetCore.Mvc.Rendering;

namespace IntMan.Portal.TagHelpers;

/// <summary>The fields of a page in the order in which they stand there; each says so when it is written.</summary>
internal static class FormFields
{
    /// <summary>What is wrong with a field that is being written; null when nothing is.</summary>
    public static string? MessageOf(ViewContext view, string field)
    {
        Of(view).Add(field);
        return view.ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;
    }

    public static List<string> Of(ViewContext view)
    {
        if (view.HttpContext.Items[typeof(FormFields)] is not List<string> fields)
        {
            view.HttpContext.Items[typeof(FormFields)] = fields = [];
        }

        return fields;
    }
}
