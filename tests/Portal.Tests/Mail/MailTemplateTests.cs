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
    [InlineData("{{ name.size }}")]
    [InlineData("{{ name[0] }}")]
    [InlineData("{{ Name }}")]
    [InlineData("{{ fremd }}")]
    [InlineData("{{ 'x' }}")]
    [InlineData("{{ 7 }}")]
    [InlineData("{{ empty }}")]
    [InlineData("{{ name | upcase }}")]
    [InlineData("{{ name | raw }}")]
    [InlineData("{{ name and link }}")]
    [InlineData("{{ (name) }}")]
    [InlineData("{{ name(1) }}")]
    [InlineData("{{ termine }}")]
    [InlineData("{{ termine.first }}")]
    [InlineData("{{ termine[0].tag }}")]
    [InlineData("{{ forloop.index }}")]
    [InlineData("{{{name}}}")]
    [InlineData("{{#if name}}{{/if}}")]
    [InlineData("{{ name")]
    [InlineData("name }}")]
    [InlineData("if name %}")]
    [InlineData("{% if name == 'x' %}{% endif %}")]
    [InlineData("{% if name and link %}{% endif %}")]
    [InlineData("{% if fremd %}{% endif %}")]
    [InlineData("{% if name %}{% elsif fremd %}{% endif %}")]
    [InlineData("{% if name %}{% else %}{{ fremd }}{% endif %}")]
    [InlineData("{% if name %}offen")]
    [InlineData("{% endif %}")]
    [InlineData("{% else %}")]
    [InlineData("{% if name %}{% for t in termine %}{% endif %}{% endfor %}")]
    [InlineData("{% unless name %}{% endunless %}")]
    [InlineData("{% case name %}{% when link %}{% endcase %}")]
    [InlineData("{% assign a = name %}")]
    [InlineData("{% capture a %}{% endcapture %}")]
    [InlineData("{% increment a %}")]
    [InlineData("{% cycle name, link %}")]
    [InlineData("{% echo name %}")]
    [InlineData("{% liquid echo name %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% render 'x' %}")]
    [InlineData("{% raw %}{% endraw %}")]
    [InlineData("{% comment %}{% endcomment %}")]
    [InlineData("{% # x %}")]
    [InlineData("{% tablerow t in termine %}{% endtablerow %}")]
    [InlineData("{% for i in (1..1000000000) %}{% endfor %}")]
    [InlineData("{% for i in (1..1000000000) limit:1 %}{% endfor %}")]
    [InlineData("{% for t in name %}{% endfor %}")]
    [InlineData("{% for t in fremd %}{% endfor %}")]
    [InlineData("{% for t in termine limit:2 %}{% endfor %}")]
    [InlineData("{% for t in termine offset:2 %}{% endfor %}")]
    [InlineData("{% for t in termine reversed %}{% endfor %}")]
    [InlineData("{% for t in termine %}{% else %}{% endfor %}")]
    [InlineData("{% for t in termine %}{% break %}{% endfor %}")]
    [InlineData("{% for t in termine %}{{ t }}{% endfor %}")]
    [InlineData("{% for t in termine %}{{ t.fremd }}{% endfor %}")]
    [InlineData("{% for t in termine %}{{ t.tag.size }}{% endfor %}")]
    [InlineData("{% for t in termine %}{{ t['tag'] }}{% endfor %}")]
    [InlineData("{% for t in termine %}{{ forloop.index }}{% endfor %}")]
    [InlineData("{% for t in termine %}{% endfor %}{{ t.tag }}")]
    [InlineData("{% for t in termine %}{% for u in termine %}{% endfor %}{% endfor %}")]
    [InlineData("{% for name in termine %}{% endfor %}")]
    [InlineData("{% for termine in termine %}{% endfor %}")]
    public void Load_BeyondTheSubset_IsRefused(string template)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => new TemplateRenderer(template, Fields, "t.txt"));
        Assert.StartsWith("t.txt: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PermittedForms_PrintTheValues()
    {
        const string Template =
            "Guten Tag {{ name }},\n{% if termine %}{% for t in termine %}- {{ t.tag }}{% if t.ort %} in {{ t.ort }}{% else %} ohne Ort{% "
            + "endif %}\n{% endfor %}{% endif %}{{link}}";
        var text = new TemplateRenderer(Template, Fields, "t.txt")
            .Render(Values().SetRows("termine", [Row("Montag", "Rathaus"), Row("Dienstag", ""), Row("{{ link }}", null)]));
        Assert.Equal(
            "Guten Tag <b>Ilse</b> & {{ name }},\n- Montag in Rathaus\n- Dienstag ohne Ort\n- {{ link }} ohne "
            + "Ort\nhttps://wegweiser.example/x", text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\u0007")]
    public void Render_NothingGiven_IsFalse(string? nothing)
    {
        var renderer = new TemplateRenderer("{% if name %}Name{% elsif termine %}Liste{% else %}nichts{% endif %}{{ name }}",
            Fields, "t.txt");
        Assert.Equal("nichts", renderer.Render(new TemplateValues().Set("name", nothing).Set("link", "x").SetRows("termine", [])));
    }

    [Theory]
    [InlineData("termine[tag size]")]
    [InlineData("name, name")]
    [InlineData("Name")]
    [InlineData("termine[]")]
    public void Fields_ThatNoTemplateCouldPrint_AreRefused(string line) =>
        Assert.Throws<InvalidDataException>(() => TemplateFields.Read(line, "t.txt"));

    [Fact]
    public void Render_OtherFieldsThanDeclared_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TemplateRenderer("{{ name }}", Fields, "t.txt").Render(Values()));

    [Theory]
    [InlineData(1, 5264, true)]
    [InlineData(1, 5263, false)]
    [InlineData(20, 263, false)]
    [InlineData(20, 264, true)]
    public void Render_LongList_IsRefusedBeyondTheLimit(int loops, int rows, bool isRefused)
    {
        var renderer = new TemplateRenderer(string.Concat(Enumerable.Repeat("{% for t in termine %}{{ t.tag }}{{ t.ort }}\n{% endfor %}",
            loops)), Fields, "t.txt");
        var values = new TemplateValues().Set("name", null).Set("link", null)
            .SetRows("termine", Enumerable.Repeat(Row("Montag, 7.12.", "Halle"), rows));
        var refusal = Record.Exception(() => Assert.Equal(loops * rows * 19, renderer.Render(values).Length));
        Assert.Equal(isRefused ? typeof(InvalidOperationException) : null, refusal?.GetType());
    }

    [Fact]
    public void Html_OfAText_EscapesAndLinks()
    {
        var html = MailLayout.ToHtml("Betreff <x>", "Guten Tag <script>,\n\n- eins\n- zwei\n\nBitte https://wegweiser.example/a?b=1&c=2.\n",
            Language.German);
        Assert.Contains("<p>Guten Tag &lt;script&gt;,</p>", html, StringComparison.Ordinal);
        Assert.Contains("<ul><li>eins</li><li>zwei</li></ul>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://wegweiser.example/a?b=1&amp;c=2\">https://wegweiser.example/a?b=1&amp;c=2</a>.", html,
            StringComparison.Ordinal);
        Assert.Contains("<title>Betreff &lt;x&gt;</title>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_OfThePortal_AllLoad() => _ = new MailTemplates();

    private static TemplateValues Values() => new TemplateValues().Set("name", "<b>Ilse</b> & {{ name }}")
        .Set("link", "https://wegweiser.example/x");

    private static Dictionary<string, string?> Row(string day, string? place) => new() { ["tag"] = day, ["ort"] = place };
}
