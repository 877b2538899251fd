using System.Globalization;
using System.Text;
using Fluid;
using Fluid.Values;

namespace IntMan.Foundation.Mail;

/// <summary> One text template, filled by Fluid. What is loaded has passed <see cref="TemplateCheck"/>, and what is filled in is text, so
/// time grows only with the length of the result, which is bounded. </summary>
public sealed class TemplateRenderer
{
    /// <summary>Characters of a filled template, and of all values that go into one.</summary>
    public const int Longest = 100_000;

    private static readonly FluidParser Parser = OnlyIfAndFor();
    private static readonly TemplateOptions Options = WithoutFilters();

    private readonly TemplateFields _fields;
    private readonly string _file;
    private readonly IFluidTemplate _template;

    /// <exception cref="InvalidDataException">The template cannot be read or uses more than the permitted subset.</exception>
    public TemplateRenderer(string template, TemplateFields fields, string file)
    {
        if (!Parser.TryParse(template, out _template, out var error))
        {
            throw new InvalidDataException($"{file}: Diese Vorlage lässt sich nicht lesen: {error}");
        }

        new TemplateCheck(fields, file).VisitTemplate(_template);
        (_fields, _file) = (fields, file);
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

        using var writer = new StringWriter(new StringBuilder(256, Longest), CultureInfo.InvariantCulture);
        try
        {
            // All values are in memory: the task has ended when it is returned.
            _template.RenderAsync(writer, NullEncoder.Default, ContextOf(values)).AsTask().GetAwaiter().GetResult();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw TooLong();
        }

        // A StringBuilder checks its limit only when it needs another block.
        return writer.GetStringBuilder().Length > Longest ? throw TooLong() : writer.ToString();
    }

    private static TemplateContext ContextOf(TemplateValues values)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, text) in values.Texts)
        {
            context.SetValue(name, text is null ? NilValue.Instance : new StringValue(text));
        }

        foreach (var (name, rows) in values.Rows)
        {
            // To Liquid an empty list is true.
            context.SetValue(name, rows.Count == 0 ? NilValue.Instance : FluidValue.Create(rows, Options));
        }

        return context;
    }

    private static FluidParser OnlyIfAndFor()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowParentheses = false, AllowLiquidTag = false });
        foreach (var tag in parser.RegisteredTags.Keys.Except(["if", "for"]).ToList())
        {
            parser.RegisteredTags.Remove(tag);
        }

        return parser;
    }

    private static TemplateOptions WithoutFilters()
    {
        var options = new TemplateOptions { MaxSteps = 200_000 };
        options.Filters.Clear();
        return options;
    }

    private InvalidOperationException TooLong() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_file}: The mail would have more than {Longest} characters."));
}
