using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.Tests;

public sealed class TagHelperTests
{
    private static readonly DateOnly Tuesday = new(2026, 5, 12);

    [Fact]
    public async Task Day_WithoutFormat_IsFullGermanDateWithMachineDate() =>
        Assert.Equal("<time datetime=\"2026-05-12\">Dienstag, 12. Mai 2026</time>",
            (await RenderAsync(new DayTagHelper { On = Tuesday })).InnerHtml);

    [Theory]
    [InlineData("2026-05-12", "Di., 12. Mai")]
    [InlineData("2026-11-18", "Mi., 18. November")]
    [InlineData("2026-03-07", "Sa., 7. März")]
    public async Task Day_Short_HasNoYear(string day, string expected) =>
        Assert.Contains($">{expected}<",
            (await RenderAsync(new DayTagHelper { On = DateOnly.Parse(day, CultureInfo.InvariantCulture), Format = "kurz" })).InnerHtml,
            StringComparison.Ordinal);

    [Fact]
    public async Task Day_OnServerWithOtherCulture_StaysGermanAndGregorian()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("<time datetime=\"2026-05-12\">Dienstag, 12. Mai 2026</time>",
                (await RenderAsync(new DayTagHelper { On = Tuesday })).InnerHtml);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Day_UnknownFormat_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(new DayTagHelper { On = Tuesday, Format = "lang" }));

    [Theory]
    [InlineData("0171 39200 14", "tel:+491713920014")]
    [InlineData("+49 171 39200-14", "tel:+491713920014")]
    [InlineData("+49 (0)171 3920014", "tel:+491713920014")]
    [InlineData("0049 171 3920014", "tel:+491713920014")]
    [InlineData("(0221) 4710/310", "tel:+492214710310")]
    [InlineData("112", "tel:112")]
    public async Task Phone_AsPeopleWriteIt_Dials(string number, string address) =>
        Assert.Equal($"<a href=\"{address}\" dir=\"ltr\" class=\"ip-a\">{number}</a>",
            (await RenderAsync(new PhoneTagHelper { Number = number })).InnerHtml);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task PhoneAndEmail_Missing_ShowNothing(string? nothing)
    {
        Assert.Equal("", (await RenderAsync(new PhoneTagHelper { Number = nothing })).InnerHtml);
        Assert.Equal("", (await RenderAsync(new EmailTagHelper { Address = nothing })).InnerHtml);
    }

    [Fact]
    public async Task Email_MayBreakAfterAt() => Assert.Equal(
        "<a href=\"mailto:nele.obermueller@stadt.example\" dir=\"ltr\" class=\"ip-a\">nele.obermueller@<wbr>stadt.example</a>",
        (await RenderAsync(new EmailTagHelper { Address = "nele.obermueller@stadt.example" })).InnerHtml);

    [Fact]
    public async Task Email_WithQuery_CannotAddHeaders() =>
        Assert.StartsWith("<a href=\"mailto:a@b.example%3Fbcc%3Dx@y.example\"",
            (await RenderAsync(new EmailTagHelper { Address = "a@b.example?bcc=x@y.example" })).InnerHtml, StringComparison.Ordinal);

    [Fact]
    public async Task PhoneAndEmail_HostileText_IsEncoded()
    {
        Assert.Empty((await RenderAsync(new PhoneTagHelper { Number = "\"><script>" })).QuerySelectorAll("script"));
        Assert.Empty((await RenderAsync(new EmailTagHelper { Address = "\"><script>@x" })).QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData("success", null, "kern-icon kern-icon--success")]
    [InlineData("info", "calendar-today", "kern-icon kern-icon--calendar-today")]
    [InlineData("warning", "ip-clock", "kern-icon ip-icon--clock")]
    public async Task Badge_OfAKind_HasIconAndWord(string kind, string? icon, string picture) => Assert.Equal(
        $"<span class=\"kern-badge kern-badge--{kind} kern-badge--small\"><span aria-hidden=\"true\" class=\"{picture}\"></span><span "
        + "class=\"kern-label kern-label--small\">jetzt offen</span></span>",
        (await RenderAsync(new BadgeTagHelper { Kind = kind, Icon = icon }, "jetzt offen")).InnerHtml);

    [Fact]
    public async Task Badge_UnknownKind_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(new BadgeTagHelper { Kind = "red" }, "x"));

    private static async Task<IElement> RenderAsync(TagHelper helper, string inside = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("x", [], (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetContent(inside)));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }
}
