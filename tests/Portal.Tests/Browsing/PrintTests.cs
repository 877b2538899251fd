using IntMan.Portal.Tests.Support;
using UglyToad.PdfPig;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Day and address stand on every sheet that a page is printed on.</summary>
[Collection(BrowserHost.Collection)]
public sealed class PrintTests(BrowserHost browser)
{
    [Theory]
    [InlineData("/gemeinden", "18. November 2026")]
    [InlineData("/angebote", "18. November 2026")]
    [InlineData("/uk/gemeinden/08215017", "2026")]
    public async Task EverySheet_HasItsDayAndAddress(string address, string day)
    {
        await using var window = await browser.OpenAsync(1280);
        await window.Page.GotoAsync(address);
        using var pdf = PdfDocument.Open(await window.Page.PdfAsync(new() { Format = "A4" }));
        Assert.InRange(pdf.NumberOfPages, 2, 40);
        foreach (var sheet in pdf.GetPages())
        {
            var head = string.Join(' ', sheet.GetWords().Select(word => word.Text));
            Assert.True(head.Contains(day, StringComparison.Ordinal) && head.Contains(address, StringComparison.Ordinal),
                $"Sheet {sheet.Number} of {address}: {head[..Math.Min(head.Length, 300)]}");
        }
    }
}
