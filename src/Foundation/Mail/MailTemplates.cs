using IntMan.Foundation.Text;

namespace IntMan.Foundation.Mail;

/// <summary>
/// The mails from content/templates beside the program, read and checked once; a broken file stops the start, not a mail. First line
/// "Betreff: …", second line "Felder: …", an empty line, then the text. German files lie in the folder itself, translations in a
/// folder of the language's code, with the same fields.
/// </summary>
public sealed class MailTemplates
{
    private const string SubjectMark = "Betreff: ";
    private const string FieldsMark = "Felder:";

    private readonly Dictionary<(string Name, Language Language), MailTemplate> _templates = [];

    public MailTemplates()
        : this(Path.Combine(AppContext.BaseDirectory, "content", "templates"))
    {
    }

    /// <exception cref="InvalidDataException">A file is written otherwise, or translates no template.</exception>
    public MailTemplates(string folder)
    {
        foreach (var language in Language.All)
        {
            var place = language == Language.German ? folder : Path.Combine(folder, language.Code);
            foreach (var file in System.IO.Directory.Exists(place) ? System.IO.Directory.GetFiles(place, "*.txt") : [])
            {
                var name = Path.GetFileNameWithoutExtension(file);
                var template = Read(File.ReadAllText(file).ReplaceLineEndings("\n"), Path.GetRelativePath(folder, file));
                if (language != Language.German && !(_templates.TryGetValue((name, Language.German), out var german)
                    && german.FieldLine == template.FieldLine))
                {
                    throw new InvalidDataException($"{language.Code}/{name}.txt: Die deutsche Vorlage fehlt oder hat andere Felder.");
                }

                _templates.Add((name, language), template);
            }
        }
    }

    /// <summary>Names of the templates, for tests that every language has every public one.</summary>
    public IEnumerable<(string Name, Language Language)> All => _templates.Keys;

    /// <param name="name">File name without ending.</param>
    /// <param name="values">Exactly the declared fields.</param>
    /// <param name="language">Of the reader; where there is no translation the mail is German.</param>
    public RenderedMail Render(string name, TemplateValues values, Language? language = null)
    {
        var wanted = language ?? Language.German;
        var found = _templates.ContainsKey((name, wanted)) ? wanted : Language.German;
        if (!_templates.TryGetValue((name, found), out var template))
        {
            throw new ArgumentException($"There is no mail template „{name}“.", nameof(name));
        }

        var subject = Outbox.OneLine(template.Subject.Render(values));
        var text = template.Text.Render(values).Trim() + "\n";
        return new RenderedMail(subject, text, MailLayout.ToHtml(subject, text, found));
    }

    private static MailTemplate Read(string content, string file)
    {
        var lines = content.Split('\n');
        if (lines is not [var subject, var fields, "", .. var body] || !subject.StartsWith(SubjectMark, StringComparison.Ordinal)
            || !fields.StartsWith(FieldsMark, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{file}: Beginnen Sie mit „Betreff: …“, „Felder: …“ und einer leeren Zeile.");
        }

        var line = fields[FieldsMark.Length..].Trim();
        var declared = TemplateFields.Read(line, file);
        return new MailTemplate(new TemplateRenderer(subject[SubjectMark.Length..], declared, file),
            new TemplateRenderer(string.Join('\n', body), declared, file), line);
    }

    private sealed record MailTemplate(TemplateRenderer Subject, TemplateRenderer Text, string FieldLine);
}

/// <summary>A mail before it is addressed.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html)
{
    /// <param name="kind">See <see cref="OutgoingMail.Kind"/>.</param>
    /// <param name="address">One address.</param>
    public OutgoingMail To(string kind, string address) => new(kind, address, Subject, Text) { Html = Html };
}
