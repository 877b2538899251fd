using Microsoft.AspNetCore.Mvc.Rendering;

namespace IntMan.Portal.TagHelpers;

internal static class FormFields
{
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
