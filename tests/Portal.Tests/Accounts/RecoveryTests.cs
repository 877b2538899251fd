using System.Net;
using IntMan.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Forgotten passwords, lost factors, new addresses, and what their owners are told (T02, T10, T11).</summary>
public sealed class RecoveryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Forgotten = "/konto/passwort-vergessen";
    private const string Fresh = "vier Bäche tragen leise Laternen";
    private const string Fresher = "sieben Eulen zählen blaue Kiesel";

    private readonly Mailbox _mailbox = new(portal);

    [Fact]
    public async Task Reset_ByMail_CountsOnceAndTheSecondFactorIsStillAsked()
    {
        await EnrolAsync("im1");
        using var elsewhere = new Visitor(portal);
        using var stranger = new Visitor(portal);
        using var asked = await stranger.SubmitAsync(Forgotten, null, ("email", "im1@demo.example"));
        var link = await _mailbox.LinkAsync("im1@demo.example");
        Assert.StartsWith("/konto/passwort-neu?schluessel=", link, StringComparison.Ordinal);
        using var weak = await stranger.SubmitAsync(link, null, ("neu", "Passwort12345678"));
        Assert.NotNull((await Visitor.ReadAsync(weak, HttpStatusCode.OK)).QuerySelector("#neu-fehler"));
        using var done = await stranger.SubmitAsync(link, null, ("neu", Fresh));
        Assert.Contains("Ihr Passwort ist geändert", (await Visitor.ReadAsync(done, HttpStatusCode.OK)).MainText(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(link)).StatusCode);
        await ToldAsync("im1@demo.example", "neu gesetzt");
        using var signedIn = await stranger.SignInAsync("im1", Fresh);
        Assert.StartsWith("/konto/zweiter-faktor", signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_UnknownAddress_ReadsTheSameAndTakesAsLong()
    {
        using var visitor = new Visitor(portal);
        using var warm = await visitor.SubmitAsync(Forgotten, null, ("email", "ib@demo.example"));
        var (known, knownTime) = await TimedAsync(visitor, "im2@demo.example");
        var (unknown, unknownTime) = await TimedAsync(visitor, "niemand@demo.example");
        Assert.Equal(known, unknown);
        Assert.True(knownTime >= TimeSpan.FromMilliseconds(390) && unknownTime >= TimeSpan.FromMilliseconds(390),
            $"{knownTime} {unknownTime}");
        Assert.Empty(await _mailbox.ToAsync("niemand@demo.example"));
    }

    [Fact]
    public async Task Reset_AskedAgainAndAgain_SendsThreeMails()
    {
        using var visitor = new Visitor(portal);
        for (var times = 0; times < 5; times++)
        {
            using var asked = await visitor.SubmitAsync(Forgotten, null, ("email", "sprecher@demo.example"));
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }

        Assert.Equal(3, (await _mailbox.ToAsync("sprecher@demo.example")).Count);
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.sign_in_attempt");
    }

    [Fact]
    public async Task LostFactor_TakesTwoAdministratorsAndADay()
    {
        await EnrolAsync("leitung");
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key) select gen_random_uuid(), id, 'Administrator',
              'Portal', '' from accounts.account where email = 'koordination@demo.example' on conflict do nothing
            """);
        var address =
            $"/verwaltung/konten/{await portal.Cluster.ScalarAsync<Guid>(portal.Database, "select id from accounts.account where email = 'leitung@demo.example'")}";
        using var first = await SignedInAsync("admin");
        using var second = await SignedInAsync("koordination");
        using var asked = await first.SubmitAsync(address, "Verloren");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        using var alone = await first.SubmitAsync(address, "Bestaetigen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        using var confirmed = await second.SubmitAsync(address, "Bestaetigen");
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        await ToldAsync("admin@demo.example", "wird neu eingerichtet");
        var link = await _mailbox.LinkAsync("leitung@demo.example");
        using var owner = new Visitor(portal);
        Assert.Equal(HttpStatusCode.Gone, (await owner.GetAsync(link)).StatusCode);
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.account_link set valid_from = valid_from - interval '24 hours' where kind = 'Enrolment'");
        using var done = await owner.SubmitAsync(link);
        Assert.Equal("/konto/einrichten", done.Headers.Location?.ToString());
        Assert.True(await portal.Cluster.ScalarAsync<bool>(portal.Database,
            "select password_hash is null and totp_secret is null and not exists (select from accounts.recovery_code r where r.account_id "
            + "= a.id) from accounts.account a where email = 'leitung@demo.example'"));
        Assert.Equal(HttpStatusCode.Gone, (await owner.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task LostFactor_StoppedInTime_LeavesEverything()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key) select gen_random_uuid(), id, 'Administrator',
              'Portal', '' from accounts.account where email = 'koordination@demo.example' on conflict do nothing
            """);
        var address =
            $"/verwaltung/konten/{await portal.Cluster.ScalarAsync<Guid>(portal.Database, "select id from accounts.account where email = 'im3@demo.example'")}";
        using var first = await SignedInAsync("admin");
        using var second = await SignedInAsync("koordination");
        using var asked = await first.SubmitAsync(address, "Verloren");
        using var confirmed = await second.SubmitAsync(address, "Bestaetigen");
        using var stopped = await first.SubmitAsync(address, "Anhalten");
        Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        Assert.Equal(0L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.account_link l join accounts.account a on a.id = l.account_id where a.email = "
            + "'im3@demo.example'"));
    }

    [Fact]
    public async Task Address_Changed_AfterItsLinkAndBothAreTold()
    {
        using var owner = await SignedInAsync("partner");
        using var asked = await owner.SubmitAsync("/konto/adresse", null, ("email", "pia@partner.example"));
        Assert.Contains("innerhalb von 24 Stunden", (await Visitor.ReadAsync(asked, HttpStatusCode.OK)).MainText(),
            StringComparison.Ordinal);
        await ToldAsync("partner@demo.example", "eine andere E-Mail-Adresse angegeben");
        var link = await _mailbox.LinkAsync("pia@partner.example");
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(link)).StatusCode);
        Assert.Equal(1L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.account where email = 'partner@demo.example'"));
        using var done = await owner.SubmitAsync(link);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await ToldAsync("partner@demo.example", "wurde geändert");
        await ToldAsync("pia@partner.example", "auf diese Adresse geändert");
        Assert.Equal(HttpStatusCode.Gone, (await owner.GetAsync(link)).StatusCode);
        using var later = await owner.SubmitAsync("/konto/adresse", null, ("email", "admin@demo.example"));
        using var taken = await owner.SubmitAsync(await _mailbox.LinkAsync("admin@demo.example"));
        Assert.Equal(HttpStatusCode.Gone, taken.StatusCode);
    }

    [Fact]
    public async Task RightPassword_AfterThreeWrongOnes_IsToldToTheOwner()
    {
        using var visitor = new Visitor(portal);
        foreach (var guess in new[] { "eins", "zwei", "drei" })
        {
            using var wrong = await visitor.SignInAsync("ehrenamt", guess);
        }

        using var right = await visitor.SignInAsync("ehrenamt");
        Assert.Contains("nach mehreren falschen Versuchen", Assert.Single(await _mailbox.ToAsync("ehrenamt@demo.example")),
            StringComparison.Ordinal);
        using var later = new Visitor(portal);
        using var again = await later.SignInAsync("ehrenamt");
        Assert.Single(await _mailbox.ToAsync("ehrenamt@demo.example"));
    }

    [Fact]
    public async Task Password_Changed_IsToldToTheOwner()
    {
        using var owner = await SignedInAsync("ib");
        using var changed = await owner.SubmitAsync("/konto/sicherheit", "Passwort", ("bisher", DemoAccounts.Password), ("neu", Fresher));
        await ToldAsync("ib@demo.example", "Das Passwort Ihres Kontos wurde geändert.");
    }

    private static async Task<(string Text, TimeSpan Time)> TimedAsync(Visitor visitor, string email)
    {
        var page = await visitor.PageAsync(Forgotten);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        using var response = await visitor.SubmitAsync(page, Forgotten, null, ("email", email));
        var time = System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        return ((await Visitor.ReadAsync(response, HttpStatusCode.OK)).MainText(), time);
    }

    private async Task ToldAsync(string email, string part) =>
        Assert.Contains(await _mailbox.ToAsync(email), text => text.Contains(part, StringComparison.Ordinal));

    private async Task EnrolAsync(string name)
    {
        using var visitor = await SignedInAsync(name);
        var page = await visitor.PageAsync("/konto/app");
        using var done = await visitor.SubmitAsync(page, "/konto/app", "Code", ("code", Authenticator.CodeOf(page, portal.Clock)));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await ToldAsync($"{name}@demo.example", "Authenticator-App eingerichtet");
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }
}
