using AngleSharp.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Forms;

/// <summary>A form that is sent with several wrong fields names all of them at once, each once, in the order in which the fields stand,
/// whatever refuses them.</summary>
public sealed class FormMistakesTests(PortalHost portal) : IClassFixture<PortalHost>
{
    /// <summary>Pages whose forms have at most one field that can be wrong: buttons, one code, one reason, a passkey.</summary>
    private static readonly string[] OneField =
    [
        "/Accounts/AuthenticatorApp", "/Accounts/Enrolment", "/Accounts/NewPassword", "/Accounts/Notifications", "/Accounts/Passkeys",
        "/Accounts/ProveIdentity", "/Accounts/SecondFactor", "/Caseload/Consents", "/Caseload/ErasureForm",
        "/Caseload/HandOverDetails", "/Caseload/RetentionList",
        "/Caseload/Reports/ReportDetails", "/Caseload/Reports/StatementForm", "/Directory/EntryHistory", "/Directory/ExportFiles",
        "/Directory/Responsibilities/TerritoryResponsibilities", "/Meetings/AgendaForm", "/Meetings/InvitationAnswer",
        "/Meetings/OwnMeetings", "/Meetings/PollAnswer", "/Meetings/SeriesTaskList", "/Public/Infomails/Subscribe", "/Quality/ConfirmPosts",
        "/Referrals/Needs", "/Services/ServiceReview", "/Work/Undo",
    ];

    public static TheoryData<string> Forms => new(MistakeCase.All.Select(form => form.Page));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task SeveralWrongFields_AreAllNamed_InTheOrderOfTheForm(string name)
    {
        var form = MistakeCase.All.Single(form => form.Page == name);
        using var visitor = form.User is { } user ? await Visitor.SignedInAsync(portal, user) : new Visitor(portal);
        var start = await FilledAsync(form.Address);
        var (opened, address) = form.Way is { } way ? await way(visitor, start) : (await visitor.PageAsync(start), start);
        using var response = await EntryFormTests.PostAsync(visitor, opened, address, form.Handler, form.Typed);
        var page = await Visitor.ReadAsync(response, form.Status);
        var summary = page.QuerySelectorAll(".ip-errorsum li").ToList();
        Assert.Equal(form.Mistakes, summary.Select(line => (FieldOf(line), line.Words())));
        Assert.Equal(form.Mistakes.Select(mistake => mistake.Field),
            InPageOrder(page, [.. form.Mistakes.Select(mistake => mistake.Field)]));
        Assert.All(form.Mistakes, mistake => Assert.Equal(mistake.Sentence, page.One($"#{mistake.Field}-fehler").Words()));
        Assert.All(
            form.Typed.Where(typed =>
            page.QuerySelector($"input[type=text][name='{typed.Name}'], textarea[name='{typed.Name}']") is not null),
            typed => Assert.Equal((typed.Name, typed.Value.Trim()), (typed.Name, TextOf(page, typed.Name).Trim())));
    }

    /// <summary>What only the database knows is said with the rest.</summary>
    [Theory]
    [InlineData("orte", "name", "ettlingen-spessart", "Dieses Kürzel hat schon ein anderer Ort. Wählen Sie ein anderes.")]
    [InlineData("stellen", "bezeichnung", "im-ettlingen-west", "Dieses Kürzel hat schon eine andere Stelle. Wählen Sie ein anderes.")]
    [InlineData("personen", "vorname", "mirela-ampelstein", "Dieses Kürzel hat schon eine andere Person. Wählen Sie ein anderes.")]
    [InlineData("organisationen", "name", "hafenlicht", "Dieses Kürzel hat schon eine andere Organisation. Wählen Sie ein anderes.")]
    [InlineData("angebote", "name", "schuldnerberatung-singen", "Dieses Kürzel hat schon ein anderes Angebot. Wählen Sie ein anderes.")]
    public async Task TakenSlug_IsNamedTogetherWithAWrongField(string path, string empty, string slug, string sentence)
    {
        using var visitor = await Visitor.SignedInAsync(portal, "ib");
        var address = $"/verwaltung/{path}/neu";
        using var response = await EntryFormTests.PostAsync(
            visitor, await visitor.PageAsync(address), address, null, (empty, ""), ("kuerzel", slug));
        var page = await Visitor.ReadAsync(response, System.Net.HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(page.One($"#{empty}-fehler").Words());
        Assert.Equal(sentence, page.One("#kuerzel-fehler").Words());
    }

    [Theory]
    [InlineData("koordination", "/verwaltung/auftraege/neu", "gemeinde=08435016 ab=01.12.2026 modell=", "ab",
        "Für diese Gemeinde gilt in dem Zeitraum schon ein anderes Auftragsverhältnis. Beenden Sie zuerst das bisherige.", "modell")]
    [InlineData("ib", "/verwaltung/besetzungen/neu?stelle={select id::text from directory.post where slug = 'im-ettlingen-west'}",
        "person={select h.person_id::text from directory.post_holder h join directory.post p on p.id = h.post_id "
            + "where p.slug = 'im-ettlingen-west' and h.valid_until is null limit 1} ab=01.12.2026 einwilligung=bald",
        "ab", "Die Person hat diese Stelle in dem Zeitraum schon. Prüfen Sie „gültig ab“ und „gültig bis“.", "einwilligung")]
    [InlineData("im1", "/konto/eintrag/abwesend", "von=02.02.2027 bis=04.02.2027 vertretung=niemand", "von",
        "Für diese Person ist in dem Zeitraum schon eine Abwesenheit eingetragen.", "vertretung")]
    public async Task Overlap_IsNamedTogetherWithAWrongField(
        string user, string address, string typed, string field, string sentence, string wrong)
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into directory.absence (id, person_id, first_day, last_day, recorded_on, recorded_by)
            select gen_random_uuid(), id, '2027-02-01', '2027-02-02', '2026-11-18', 'Test' from directory.person
            where slug = 'mirela-ampelstein' and not exists (select from directory.absence where first_day = '2027-02-01')
            """);
        using var visitor = await Visitor.SignedInAsync(portal, user);
        var form = await FilledAsync(address);
        var fields = (await FilledAsync(typed)).Split(' ').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));
        using var response = await EntryFormTests.PostAsync(visitor, await visitor.PageAsync(form), form, null, [.. fields]);
        var page = await Visitor.ReadAsync(response, System.Net.HttpStatusCode.UnprocessableEntity);
        Assert.Equal(sentence, page.One($"#{field}-fehler").Words());
        Assert.NotEmpty(page.One($"#{wrong}-fehler").Words());
    }

    [Fact]
    public void EveryForm_OfSeveralFields_IsTried()
    {
        var forms = portal.CompiledPages()
            .Where(page => page.HandlerMethods.Any(handler => handler.HttpMethod == "Post"))
            .Where(page => page.BoundProperties.Count(property => property.Name is not ("Version" or "Id")) > 1)
            .Select(page => page.ViewEnginePath);
        Assert.Equal(forms.Order(StringComparer.Ordinal), MistakeCase.All.Select(form => form.Page).Concat(OneField).Distinct()
            .Order(StringComparer.Ordinal));
    }

    private static string FieldOf(IElement line) => line.QuerySelector("a")?.GetAttribute("href")?.TrimStart('#') ?? "";

    private static string TextOf(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        page.QuerySelector($"textarea[name='{name}']")?.TextContent ?? page.One($"input[type=text][name='{name}']")
            .GetAttribute("value") ?? "";

    private static IEnumerable<string> InPageOrder(IDocument page, string[] fields) =>
        page.QuerySelectorAll("main form [id]").Select(element => element.Id!).Where(fields.Contains);

    private async Task<string> FilledAsync(string address)
    {
        var open = address.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? address : address[..open] + await portal.Cluster.ScalarAsync<string>(portal.Database,
            address[(open + 1)..address.IndexOf('}', StringComparison.Ordinal)])
            + address[(address.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }
}
