using IntMan.Directory.Calendars;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Calendars;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0171 39200 14", "tel:+491713920014")]
    [InlineData("0221 / 4710 - 123", "tel:+492214710123")]
    [InlineData("(030) 23125-100", "tel:+493023125100")]
    [InlineData("(0) 30 23125 100", "tel:+493023125100")]
    [InlineData("+49 (0)30 23125–100", "tel:+493023125100")]
    [InlineData("0049 (0)30 23125.100", "tel:+493023125100")]
    [InlineData("+41 44 668 18 00", "tel:+41446681800")]
    [InlineData("030\u00a023125\u202f100", "tel:+493023125100")]
    [InlineData("115", "tel:115")]
    [InlineData("116117", "tel:116117")]
    public void ToUri_ClearNumber_IsDiallable(string number, string uri) => Assert.Equal(uri, PhoneNumber.ToUri(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("23125 100")]
    [InlineData("030 23125-100 oder -200")]
    [InlineData("030 23125 App. 4")]
    [InlineData("0123")]
    [InlineData("030 23125 100 200 300 400")]
    [InlineData("+49 30 + 23125")]
    [InlineData("+")]
    [InlineData("٠٣٠ ٢٣١٢٥")]
    public void ToUri_UnclearNumber_IsNoLink(string? number) => Assert.Null(PhoneNumber.ToUri(number));
}
