using System.Text.RegularExpressions;

namespace IntMan.Foundation.Mail;

/// <summary>
/// The subset of Handlebars that mails may use, checked when a template is loaded: {{name}}, {{#if name}} … {{else}} … {{/if}} and
/// one level of {{#each name}} … {{/each}}, over the fields the template declares. Everything else (walks through properties, raw
/// output, lookups, partials, helpers, loops in loops) could reach other data or grow without bounds and is refused.
/// </summary>
public static partial class TemplateSyntax
{
    /// <exception cref="InvalidDataException">The template holds something else, or a block is not closed.</exception>
    public static void Check(string template, TemplateFields fields, string file)
    {
        var open = new Stack<string>();
        var rows = default(IReadOnlySet<string>);
        foreach (Match tag in Tag().Matches(template))
        {
            var (verb, name) = (tag.Groups["verb"].Value, tag.Groups["name"].Value);
            var known = rows ?? fields.Names;
            var isAllowed = verb switch
            {
                "" when name == "else" => open.TryPeek(out var block) && block == "if",
                "" or "#if" => known.Contains(name) || (verb == "#if" && rows is null && fields.Lists.ContainsKey(name)),
                "#each" => rows is null && fields.Lists.ContainsKey(name),
                _ => open.TryPeek(out var block) && verb == "/" + block,
            };
            if (!isAllowed)
            {
                throw new InvalidDataException($"{file}: „{tag.Value}“ ist hier nicht erlaubt oder das Feld ist nicht angegeben.");
            }

            rows = verb switch { "#each" => fields.Lists[name], "/each" => null, _ => rows };
            Follow(open, verb);
        }

        if (open.Count > 0 || Tag().Replace(template, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{file}: Ein Block ist nicht geschlossen, oder eine Klammer ist keine der erlaubten Formen {{{{name}}}}, {{{{#if name}}}}, {{{{#each name}}}}.");
        }
    }

    private static void Follow(Stack<string> open, string verb)
    {
        if (verb.StartsWith('#'))
        {
            open.Push(verb[1..]);
        }
        else if (verb.StartsWith('/'))
        {
            open.Pop();
        }
    }

    // A backslash before the braces would make them text, a third brace would leave values unescaped.
    [GeneratedRegex(@"(?<![\\{])\{\{(?:(?<verb>#if|#each) (?<name>[a-z][a-z0-9_]*)|(?<verb>/if|/each)|(?<name>[a-z][a-z0-9_]*))\}\}(?!\})")]
    private static partial Regex Tag();
}
