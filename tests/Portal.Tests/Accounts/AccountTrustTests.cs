using System.Diagnostics;
using System.Net;
using System.Reflection;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Security;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What the trust specification demands of accounts beside the single journeys (T02, T15, T16, T20, T22).</summary>
public sealed class AccountTrustTests(PortalHost portal) : IClassFixture<PortalHost>
{
    /// <summary>A page that gives or shows access belongs here, and carries the attribute.</summary>
    private static readonly string[] StepUpPages =
    [
        "Accounts.ChangeAddressModel", "Accounts.ConnectProviderModel", "Accounts.AuthenticatorAppModel", "Accounts.PasskeysModel",
        "Accounts.SecuritySettingsModel",
        "Accounts.Administration.AccountDetailsModel", "Accounts.Administration.InvitePersonModel",
        "Accounts.Administration.AccountRolesModel",
    ];

    [Fact]
    public void SensitivePages_AskForAFreshProof() => Assert.All(
        StepUpPages, page => Assert.NotNull(typeof(StepUpAttribute)
        .Assembly.GetType($"IntMan.Portal.Pages.{page}", throwOnError: true)!.GetCustomAttribute<StepUpAttribute>()));

    [Theory]
    [InlineData("admin", "08:00:00")]
    [InlineData("im1", "12:00:00")]
    public async Task Session_Whoever_EndsAfterItsLongestTime(string name, string longest)
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(longest, await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select max(expires_at - started_at)::text from accounts.session s join accounts.account a on a.id = s.account_id where "
            + $"a.email = '{name}@demo.example'"));
    }

    [Fact]
    public async Task SignIn_UnknownName_TakesAsLongAsAKnownOne()
    {
        await portal.Cluster.HashDemoPasswordAsync(portal.Database, PasswordHashing.Iterations);
        using var visitor = new Visitor(portal);
        await TimeAsync(visitor, "im2@demo.example");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var times = 0; times < 7; times++)
        {
            known.Add(await TimeAsync(visitor, "im2@demo.example"));
            unknown.Add(await TimeAsync(visitor, "niemand@demo.example"));
        }

        var (one, other) = (Median(known), Median(unknown));

        // Hashing takes tens of milliseconds and everything else few: without it the unknown name would take a small part of the time.
        Assert.True(other > one / 2 && other < one * 2, $"known {one} ms, unknown {other} ms");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/rollen")]
    public async Task Account_OutOfReach_LooksLikeOneThatIsNotThere(string page)
    {
        using var officer = new Visitor(portal);
        using var signedIn = await officer.SignInAsync("ib");
        var foreign = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from accounts.account where email = 'leitung@demo.example'");
        using var hidden = await officer.GetAsync($"/verwaltung/konten/{foreign}{page}");
        using var missing = await officer.GetAsync($"/verwaltung/konten/0197a000-0000-7000-8000-00000000dead{page}");
        var (one, other) = (await Visitor.ReadAsync(hidden, HttpStatusCode.NotFound),
            await Visitor.ReadAsync(missing, HttpStatusCode.NotFound));
        Assert.Equal(other.MainText(), one.MainText());
        Assert.InRange(Math.Abs(one.DocumentElement.OuterHtml.Length - other.DocumentElement.OuterHtml.Length), 0, 50);
    }

    [Fact]
    public async Task Coordination_ListsItsCountyOnly_WithoutAdministrators()
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("koordination");
        var names = (await visitor.PageAsync("/verwaltung/konten")).QuerySelectorAll("tbody th a").Select(link => link.Words());
        Assert.Equal(["Joana Drachenbach", "Kora Kornblum", "Levin Lindwurm", "Ludger Klosterwiese", "Nadim Rebstöckl", "Pia Partnach"],
            names);
        Assert.Empty((await visitor.PageAsync("/verwaltung/konten?q=adlerfarn")).QuerySelectorAll("tbody th a"));
    }

    private async Task<double> TimeAsync(Visitor visitor, string email)
    {
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.sign_in_attempt");
        var page = await visitor.PageAsync("/konto/anmelden");
        var begun = Stopwatch.GetTimestamp();
        using var answer = await visitor.SubmitAsync(page, "/konto/anmelden", null, ("email", email), ("passwort", "falsch-falsch-falsch"));
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
