using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IntMan.Portal.Content;

namespace IntMan.Portal.Tests;

/// <summary>
/// The HTML of a content page is read back by an independent parser and held against what the renderer may write at all:
/// whatever else turns up has come through the text.
/// </summary>
public sealed class ContentSafetyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["a"] = ["href", "class", "title"], ["p"] = [], ["br"] = [], ["hr"] = [], ["em"] = ["lang"], ["strong"] = [], ["blockquote"] = [],
            ["pre"] = [],
        ["code"] = ["class"], ["h2"] = ["id", "class"], ["h3"] = ["id", "class"], ["h4"] = ["id", "class"], ["ul"] = ["class"],
        ["ol"] = ["class", "start"], ["li"] = [],
        ["div"] = ["class"], ["table"] = ["class", "role", "aria-labelledby"], ["thead"] = ["role"], ["tbody"] = ["role"],
        ["tr"] = ["role"],
        ["th"] = ["role", "scope"], ["td"] = ["role", "data-label"],
    };

    public static TheoryData<string> Payloads { get; } =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "text <b onclick=alert(1)>fett</b>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<svg/onload=alert(1)>", "<!-- x --><style>body{display:none}</style>", "<a href=\"javascript:alert(1)\">x</a>",
        "<details open ontoggle=alert(1)>",
        "# Titel {onclick=alert(1)}", "[x](https://a.example){onclick=alert(1) style=color:red}", "```js onclick=alert(1)\nx\n```",
        "```\" onclick=\"alert(1)\nx\n```",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&colon;alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](java&Tab;script:alert(1))", "[x](<\u0001javascript:alert(1)>)", "[x](< javascript:alert(1)>)",
        "[x](&amp;#106;avascript:alert(1))",
        "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)", "[x](blob:https://a.example/1)",
        "[x](//evil.example)", "[x](/\\evil.example)", "[x](\\\\evil.example)", "[x](/&Tab;/evil.example)", "[x](&#47;/evil.example)",
        "<javascript:alert(1)>", "<vbscript:alert(1)>", "<data:text/html,x>", "[x]\n\n[x]: javascript:alert(1)",
        "[x][y]\n\n[y]: <data:text/html,x> \"t\"",
        "![x](https://evil.example/pixel.png)", "![x](javascript:alert(1))", "![x](/hochgeladen/a.png \"t\" )",
        "[![x](https://evil.example/p.png)](javascript:alert(1))", "![x]\n\n[x]: https://evil.example/p.png",
        "![video](https://www.youtube.com/watch?v=abc)", "[x](https://a.example \"\\\" onmouseover=alert(1)\")",
        "[x](https://a.example/\"onclick=alert(1))",
        "| <script>alert(1)</script> | \" onclick=alert(1) |\n|---|---|\n| [x](javascript:alert(1)) | <img src=x onerror=alert(1)> |",
        "- [x](javascript:alert(1))\n  - ![x](//evil.example/p.png)", "> <script>alert(1)</script>", "$$\n<script>alert(1)</script>\n$$",
        "<https://a.example/\"onclick=alert(1)>",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Markdown_HostileText_WritesOnlyWhatIsAllowed(string payload)
    {
        foreach (var element in Parse(payload).QuerySelectorAll("*"))
        {
            Assert.True(Allowed.TryGetValue(element.LocalName, out var attributes),
                $"<{element.LocalName}> came through: {element.OuterHtml}");
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, attributes));
            if (element.GetAttribute("href") is { } address)
            {
                Assert.Matches("^(https?://a\\.example|mailto:|tel:|/[^/\\\\]|#)", address);
            }
        }
    }

    [Fact]
    public void Markdown_GermanWordInAnotherLanguage_IsMarked() =>
        Assert.Equal("district office (<em lang=\"de\">Landratsamt</em>) <em>now</em>",
            Parse("district office (_Landratsamt_) *now*").QuerySelector("p")!.InnerHtml);

    [Theory]
    [InlineData("## Hilfe {#hilfe}", "hilfe", "Hilfe")]
    [InlineData("## مساعدة {#hilfe}", "hilfe", "مساعدة")]
    [InlineData("## Hilfe {#\" onclick=alert(1)}", "hilfe-onclickalert1", "Hilfe {#\" onclick=alert(1)}")]
    public void Markdown_HeadingWithAnchor_HasIt(string markdown, string id, string text)
    {
        var heading = Parse(markdown).QuerySelector("h2")!;
        Assert.Equal((id, text), (heading.Id, heading.TextContent));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))", "x")]
    [InlineData("![Ein Bild](https://evil.example/p.png)", "Ein Bild")]
    [InlineData("[**Fett**](//evil.example)", "Fett")]
    public void Markdown_RefusedLinkOrImage_KeepsItsText(string markdown, string text)
    {
        var body = Parse(markdown);
        Assert.Equal(text, body.TextContent.Trim());
        Assert.Empty(body.QuerySelectorAll("a, img"));
    }

    [Theory]
    [InlineData("https://a.example/x?a=b:c")]
    [InlineData("http://a.example")]
    [InlineData("mailto:info@stadt.example")]
    [InlineData("tel:+491713920014")]
    [InlineData("/seiten/hilfe#suchen")]
    [InlineData("/suche?q=a:b")]
    [InlineData("#unten")]
    public void Markdown_UsualLink_Stays(string address) =>
        Assert.Equal(address, Assert.Single(Parse($"[x]({address})").QuerySelectorAll("a.ip-a")).GetAttribute("href"));

    [Fact]
    public void Markdown_Table_CarriesRolesLabelsAndName()
    {
        var body = Parse("## Vergleich\n\n| | Beauftragte | Management |\n|---|---|---|\n| Ehrenamt | Rat | *Fall* |");
        var table = Assert.Single(body.QuerySelectorAll(".ip-tablewrap > table.ip-table--cards[role=table]"));
        Assert.Equal("Vergleich", body.QuerySelector($"#{table.GetAttribute("aria-labelledby")}")?.TextContent);
        Assert.Equal(["Beauftragte", "Management"], table.QuerySelectorAll("thead th[role=columnheader][scope=col]")
            .Select(cell => cell.TextContent));
        Assert.Equal("Ehrenamt", Assert.Single(table.QuerySelectorAll("tbody th[role=rowheader][scope=row]")).TextContent);
        Assert.Equal(["Beauftragte", "Management"], table.QuerySelectorAll("tbody td[role=cell]")
            .Select(cell => cell.GetAttribute("data-label") ?? ""));
    }

    [Fact]
    public void Markdown_Headings_StartBelowThePagesTitle()
    {
        var body = Parse("# Oben\n\n### Unten");
        Assert.Equal(["H2", "H3"], body.QuerySelectorAll("h1, h2, h3").Select(heading => heading.NodeName));
    }

    [Fact]
    public void Placeholders_HostileSettings_StayText()
    {
        var settings = new SiteSettings
        {
            Operator = "<b onclick=x>*Amt*</b> [x](javascript:alert(1))",
            OperatorAddress = "Weg 1\n12345 _Ort_",
            OperatorPhone = "0221 4710 300",
            OperatorMail = "a@b.example",
        };
        var body = Parse(OperatorPlaceholders.Fill("{{betreiber}}\n\n{{anschrift}}\n\n{{telefon}}, {{ mail }}", settings, "x.md"));
        Assert.Equal(["<b onclick=x>*Amt*</b> [x](javascript:alert(1))", "Weg 1\n12345 _Ort_", "0221 4710 300, a@b.example"],
            body.QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Equal(["tel:+492214710300", "mailto:a@b.example"], body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Placeholders_UnknownName_IsRefusedWithFileAndName()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            OperatorPlaceholders.Fill("{{betreiberin}}", new SiteSettings(), "hilfe.md"));
        Assert.Contains("hilfe.md", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("betreiberin", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ohne Kopf")]
    [InlineData("---\ntitle: Ohne Ende\ndescription: x")]
    [InlineData("---\ntitle: Ohne Beschreibung\n---\nText")]
    [InlineData("---\ntitle: A\ntitle: B\ndescription: C\n---\nText")]
    [InlineData("---\ntitle: A\ndescription: B\nlayout: C\n---\nText")]
    public void FrontMatter_Broken_NamesTheFile(string text) =>
        Assert.StartsWith("hilfe.md:", Assert.Throws<InvalidDataException>(() => FrontMatter.Read(text, "hilfe.md")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void FrontMatter_WindowsLineEnds_AreRead() =>
        Assert.Equal(new FrontMatter("A: B", "C", "Text"), FrontMatter.Read("---\r\ntitle: A: B\r\ndescription: C\r\n---\r\nText", "x.md"));

    private static IElement Parse(string markdown)
    {
        using var writer = new StringWriter();
        SafeMarkdown.ToHtml(markdown).WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }
}
