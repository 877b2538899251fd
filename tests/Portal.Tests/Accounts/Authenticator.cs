using System.Globalization;
using AngleSharp.Html.Dom;
using IntMan.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What an authenticator app makes of the page that sets it up.</summary>
public static class Authenticator
{
    public static string KeyOf(IHtmlDocument page) => page.One("form[action$=Code]").PreviousElementSibling!.One("code")
        .TextContent.Replace(" ", "", StringComparison.Ordinal);

    public static string CodeOf(IHtmlDocument page, TimeProvider clock)
    {
        var bits = string.Concat(KeyOf(page).Select(letter => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)
            .ToString("B5", CultureInfo.InvariantCulture)));
        return Totp.Code([.. bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))], Totp.StepOf(clock.GetUtcNow()));
    }
}
