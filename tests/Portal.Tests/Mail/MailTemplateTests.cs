using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Tests.Mail;

/// <summary>Templates can print what they are given and nothing else (T41).</summary>
public sealed class MailTemplateTests
{
    private static readonly TemplateFields Fields = TemplateFields.Read("name, link, termine[tag ort]", "t.txt");

    [Theory]
    [InlineData("{{name.Length}}")]
    [InlineData("{{Name}}")]
    [InlineData("{{fremd}}")]
    [InlineData("{{this}}")]
    [InlineData("{{.}}")]
    [InlineData("{{../name}}")]
    [InlineData("{{[name]}}")]
    [InlineData("{{{name}}}")]
    [InlineData("{{&name}}")]
    [InlineData("{{lookup this 'name'}}")]
    [InlineData("{{> teil}}")]
    [InlineData("{{#> teil}}{{/teil}}")]
    [InlineData("{{#with name}}{{/with}}")]
    [InlineData("{{#unless name}}{{/unless}}")]
    [InlineData("{{#*inline 'x'}}{{/inline}}")]
    [InlineData("{{! Bemerkung }}")]
    [InlineData("{{~name~}}")]
    [InlineData("{{ name }}")]
    [InlineData("\\{{name}}")]
    [InlineData("{{#each termine}}{{#each termine}}{{/each}}{{/each}}")]
    [InlineData("{{#each termine}}{{name}}{{/each}}")]
    [InlineData("{{#each termine}}{{@index}}{{/each}}")]
    [InlineData("{{#each name}}{{/each}}")]
    [InlineData("{{#if name}}offen")]
    [InlineData("{{/if}}")]
    [InlineData("{{else}}")]
    [InlineData("{{#if name}}{{#each termine}}{{/if}}{{/each}}")]
    [InlineData("offene {{ Klammer")]
    [InlineData("{{#if (eq name 'x')}}{{/if}}")]
    public void Load_BeyondTheSubset_IsRefused(string template) => Assert.Throws<InvalidDataException>(() => new TemplateRenderer(template, Fields, "t.txt"));

    [Fact]
    public void Render_PermittedForms_PrintTheValues()
    {
        var renderer = new TemplateRenderer("Guten Tag {{name}},\n{{#if termine}}{{#each termine}}- {{tag}}{{#if ort}} in {{ort}}{{else}} ohne Ort{{/if}}\n{{/each}}{{/if}}{{link}}", Fields, "t.txt");
        var text = renderer.Render(Values().SetRows("termine", [Row("Montag", "Rathaus"), Row("Dienstag", null)]));
        Assert.Equal("Guten Tag <b>Ilse</b> & {{name}},\n- Montag in Rathaus\n- Dienstag ohne Ort\nhttps://wegweiser.example/x", text);
    }

    [Fact]
    public void Render_OtherFieldsThanDeclared_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TemplateRenderer("{{name}}", Fields, "t.txt").Render(Values()));

    [Theory]
    [InlineData(1, 5264, true)]
    [InlineData(1, 5263, false)]
    [InlineData(20, 263, false)]
    [InlineData(20, 264, true)]
    public void Render_LongList_IsRefusedBeyondTheLimit(int loops, int rows, bool isRefused)
    {
        var renderer = new TemplateRenderer(string.Concat(Enumerable.Repeat("{{#each termine}}{{tag}}{{ort}}\n{{/each}}", loops)), Fields, "t.txt");
        var values = new TemplateValues().Set("name", null).Set("link", null).SetRows("termine", Enumerable.Repeat(Row("Montag, 7.12.", "Halle"), rows));
        var refusal = Record.Exception(() => Assert.Equal(loops * rows * 19, renderer.Render(values).Length));
        Assert.Equal(isRefused ? typeof(InvalidOperationException) : null, refusal?.GetType());
    }

    [Fact]
    public void Html_OfAText_EscapesAndLinks()
    {
        var html = MailLayout.ToHtml("Betreff <x>", "Guten Tag <script>,\n\n- eins\n- zwei\n\nBitte https://wegweiser.example/a?b=1&c=2.\n", Language.German);
        Assert.Contains("<p>Guten Tag &lt;script&gt;,</p>", html, StringComparison.Ordinal);
        Assert.Contains("<ul><li>eins</li><li>zwei</li></ul>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://wegweiser.example/a?b=1&amp;c=2\">https://wegweiser.example/a?b=1&amp;c=2</a>.", html, StringComparison.Ordinal);
        Assert.Contains("<title>Betreff &lt;x&gt;</title>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_OfThePortal_AllLoad() => _ = new MailTemplates();

    private static TemplateValues Values() => new TemplateValues().Set("name", "<b>Ilse</b> & {{name}}").Set("link", "https://wegweiser.example/x");

    private static Dictionary<string, string?> Row(string day, string? place) => new() { ["tag"] = day, ["ort"] = place };
}
