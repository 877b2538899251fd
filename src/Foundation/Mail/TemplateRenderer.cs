using System.Globalization;
using HandlebarsDotNet;

namespace IntMan.Foundation.Mail;

/// <summary>
/// One text template. The only file that knows Handlebars.Net: another engine can take over here. What is loaded has passed
/// <see cref="TemplateSyntax"/>, and what is filled in is text, so time grows only with the length of the result, which is bounded.
/// </summary>
public sealed class TemplateRenderer
{
    /// <summary>Characters of a filled template, and of all values that go into one.</summary>
    public const int Longest = 100_000;

    private readonly TemplateFields _fields;
    private readonly string _file;
    private readonly HandlebarsTemplate<TextWriter, object, object> _template;

    /// <exception cref="InvalidDataException">The template uses more than the permitted subset.</exception>
    public TemplateRenderer(string template, TemplateFields fields, string file)
    {
        TemplateSyntax.Check(template, fields, file);
        var engine = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true, FormatProvider = CultureInfo.InvariantCulture });
        (_fields, _file, _template) = (fields, file, engine.Compile(new StringReader(template)));
    }

    /// <summary>Plain text; whoever makes HTML of it escapes it.</summary>
    /// <exception cref="ArgumentException">The values are not those the template declares.</exception>
    /// <exception cref="InvalidOperationException">The result would be longer than <see cref="Longest"/>.</exception>
    public string Render(TemplateValues values)
    {
        if (!values.Fits(_fields))
        {
            throw new ArgumentException($"{_file}: The values are not the fields that the template declares.", nameof(values));
        }

        if (values.Length > Longest)
        {
            throw TooLong();
        }

        using var writer = new BoundedWriter(TooLong);
        _template(writer, values.Values, null);
        return writer.ToString();
    }

    private InvalidOperationException TooLong() => new(string.Create(CultureInfo.InvariantCulture, $"{_file}: The mail would have more than {Longest} characters."));

    private sealed class BoundedWriter(Func<Exception> tooLong) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(char value)
        {
            Check(1);
            base.Write(value);
        }

        public override void Write(string? value)
        {
            Check(value?.Length ?? 0);
            base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Check(count);
            base.Write(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Check(buffer.Length);
            base.Write(buffer);
        }

        private void Check(int more)
        {
            if (GetStringBuilder().Length + more > Longest)
            {
                throw tooLong();
            }
        }
    }
}
