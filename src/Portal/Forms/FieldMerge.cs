using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace IntMan.Portal.Forms;

// Two people changed the same entry. What only one of them touched is merged; a field that both changed stays as it was typed and asks.
// The form carries a digest of each field as it was shown, so that the server knows who touched what.
public sealed class FieldMerge(PageModel page, params string[] apart)
{
    // The form's field with the digests.
    public const string Seen = "gesehen";

    // Beside a field: the checkbox that takes what is stored now.
    public const string TakePrefix = "nimm-";

    private const int DigestLength = 8;
    private const int LongestShown = 200;

    private static readonly string[] NoFields = [Seen, "version", "trotzdem"];

    private readonly List<(string Name, PropertyInfo Property)> _fields =
    [
        .. page.PageContext.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>()
            .Select(bound => (Name: bound.BindingInfo?.BinderModelName ?? bound.Name, bound.Property))
            .Where(field => !NoFields.Contains(field.Name) && !apart.Contains(field.Name)),
    ];

    // Key in ViewData: what is stored now in a field that both changed.
    public static string ClashOf(string field) => "clash:" + field;

    // Of the values that the page holds now.
    public string Digests() => string.Join(';', _fields.Select(field => $"{field.Name}:{DigestOf(TextOf(field.Property.GetValue(page)))}"));

    // After somebody else's saving: merges, and tells the digests of what is stored now.
    public async Task<string> RenewAsync(string? seen, Func<Task<bool>> load)
    {
        await MergeAsync(seen, load);
        var stored = "";
        await LookAsync(load, () => stored = Digests());
        return stored;
    }

    // Load fills the page with what is stored; the fields that are asked about are marked.
    private async Task MergeAsync(string? seen, Func<Task<bool>> load)
    {
        var shown = (seen ?? "").Split(';').Select(part => part.Split(':')).Where(part => part.Length == 2)
            .DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1]);
        var typed = Values();
        if (shown.Count == 0 || !await load())
        {
            return;
        }

        foreach (var (name, property) in _fields)
        {
            var (mine, theirs) = (TextOf(typed[name]), TextOf(property.GetValue(page)));
            var hasMistake = page.ModelState.HasMistake(name);
            if (mine == theirs && !hasMistake)
            {
                continue;
            }

            if (!hasMistake && shown.GetValueOrDefault(name) == DigestOf(mine))
            {
                Show(name, property.GetValue(page));
                continue;
            }

            property.SetValue(page, typed[name]);
            if (shown.GetValueOrDefault(name) != DigestOf(theirs))
            {
                page.ViewData[ClashOf(name)] = theirs;
                page.ModelState.AddModelError(name, $"Hier steht inzwischen: {Short(theirs)}. Wählen Sie, was gelten soll.");
            }
        }
    }

    // Fields for which somebody chose what is stored get it; all others keep what was typed.
    public async Task TakeStoredAsync(Func<Task<bool>> load)
    {
        var taken = _fields.Where(field => page.Request.Form.ContainsKey(TakePrefix + field.Name)).Select(field => field.Name).ToHashSet();
        if (taken.Count == 0)
        {
            return;
        }

        var typed = Values();
        if (!await load())
        {
            return;
        }

        foreach (var (name, property) in _fields)
        {
            if (taken.Contains(name))
            {
                Show(name, property.GetValue(page));
                continue;
            }

            property.SetValue(page, typed[name]);
        }
    }

    // Looks at what is stored; the page keeps its values.
    private async Task LookAsync(Func<Task<bool>> load, Action look)
    {
        var typed = Values();
        if (await load())
        {
            look();
        }

        foreach (var (name, property) in _fields)
        {
            property.SetValue(page, typed[name]);
        }
    }

    private static string TextOf(object? value) => value switch
    {
        string text => text.ReplaceLineEndings("\n"),
        bool isSet => isSet ? "ja" : "nein",
        IEnumerable several => string.Join('\n', several.Cast<object?>().Select(TextOf)),
        _ => GermanInput.Text(value) ?? "",
    };

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLength];

    private static string Short(string text) => text.Length switch
    {
        0 => "nichts",
        > LongestShown => $"„{text[..LongestShown]} …“",
        _ => $"„{text}“",
    };

    private Dictionary<string, object?> Values() => _fields.ToDictionary(field => field.Name, field => field.Property.GetValue(page));

    private void Show(string name, object? value)
    {
        page.ModelState.Remove(name);
        page.ModelState.SetModelValue(name, new ValueProviderResult(TextOf(value), CultureInfo.InvariantCulture));
        page.ModelState.MarkFieldValid(name);
    }
}
