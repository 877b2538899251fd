using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Csv;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Changes;

/// <summary>What a check says is what saving says: without complaint it saves, and what it complains about is refused with
/// the same words.</summary>
public sealed class GreenCheckTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Responsibility = "/verwaltung/zustaendigkeiten/08215017/aendern";

    private const string Commission = "/verwaltung/auftragswechsel/08435036";

    public static TheoryData<string> New => new(FormCase.All.Where(form => form.New.Length > 0).Select(form => form.Path));

    public static TheoryData<string> Forms => new(FormCase.All.Select(form => form.Path));

    [Theory]
    [MemberData(nameof(New))]
    public async Task NewEntry_CheckedWithoutComplaint_IsSaved(string path)
    {
        var form = CreateForm.All.Single(form => form.Name == path);
        using var visitor = await form.OpenAsync(portal);
        var (address, fields) = await form.FillAsync(portal, visitor);
        Assert.Empty(await CheckAsync(visitor, address, fields));
        using var saved = await visitor.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ChangedEntry_CheckedWithoutComplaint_IsSaved(string path)
    {
        var form = FormCase.All.Single(form => form.Path == path);
        using var visitor = await Visitor.SignedInAsync(portal, form.User);
        var (address, fields) = await OpenAsync(visitor, form, (form.Change.Field, form.Change.Value));
        Assert.Empty(await CheckAsync(visitor, address, fields));
        using var saved = await visitor.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Entry_CheckedWithComplaint_IsRefusedWithTheSame(string path)
    {
        var form = FormCase.All.Single(form => form.Path == path);
        using var visitor = await Visitor.SignedInAsync(portal, form.User);
        var (address, fields) = await OpenAsync(visitor, form, (form.Refusal.Field, form.Refusal.Value));
        var complaints = await CheckAsync(visitor, address, fields);
        Assert.Equal(form.Refusal.Sentence, complaints[form.Refusal.Field]);
        using var refused = await visitor.PostAsync(address, fields);
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.All(complaints, complaint => Assert.Equal(complaint.Value, page.One($"#{complaint.Key}-fehler").Words()));
    }

    [Theory]
    [InlineData("im-ettlingen-sued", "119", "ersetzt", "01.05.2027", null, null)]
    [InlineData("im-ettlingen-west", "155", "dazu", "01.05.2027", "stelle",
        "Diese Stelle ist hier schon eingetragen. Es würde sich nichts ändern.")]
    [InlineData("im-ettlingen-ost", "155", "ersetzt", "17.11.2026", "ab",
        "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]
    public async Task Responsibility_Checked_SaysWhatPublishingSays(string post, string numbers, string how, string from, string? field,
        string? sentence)
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var street = await ScalarAsync("select id::text from directory.street where ags = '08215017' and name = 'Rheinstr.'");
        var key = await ScalarAsync($"select id::text from directory.post where slug = '{post}'");
        (string, string)[] typed = [("bereich", $"strasse:{street}"), ("hausnummern", numbers), ("zielgruppe", "alle"), ("stelle", key),
            ("ab", from), ("wie", how), ("vermutet", "false"), ("quelle", "Beschluss 2026")];
        await SaysTheSameAsync(officer, Responsibility, "Veroeffentlichen", typed, field, sentence);
    }

    [Theory]
    [InlineData("CededToCounty", "01.06.2027", null, null)]
    [InlineData("CededToCounty", "17.11.2026", "ab", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]
    public async Task CommissionSwitch_Checked_SaysWhatSwitchingSays(string model, string from, string? field, string? sentence)
    {
        using var head = await Visitor.SignedInAsync(portal, "leitung");
        (string, string)[] typed = [("modell", model), ("traeger", ""), ("verband", ""), ("ab", from), ("quelle", "Beschluss 2026")];
        await SaysTheSameAsync(head, Commission, "Wechseln", typed, field, sentence);
        await portal.Cluster.ExecuteAsync(portal.Database, """
            delete from directory.mandate where ags = '08435036' and valid_from > '2027-01-01';
            update directory.mandate set valid_until = null where ags = '08435036'
            """);
    }

    [Theory]
    [InlineData("angebote")]
    [InlineData("stellen")]
    [InlineData("personen")]
    [InlineData("besetzungen")]
    public async Task Preview_WithoutComplaint_IsSavedAndWithComplaintRefusedWithTheSame(string path)
    {
        var form = FormCase.All.Single(form => form.Path == path);
        using var visitor = await Visitor.SignedInAsync(portal, form.User);
        var (address, fields) = await OpenAsync(visitor, form, (form.Refusal.Field, form.Refusal.Value));
        using var previewed = await visitor.PostAsync($"{address}?handler=Vorschau", fields);
        var complained = await Visitor.ReadAsync(previewed, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(form.Refusal.Sentence, complained.One($"#{form.Refusal.Field}-fehler").Words());
        using var refused = await visitor.PostAsync(address, fields);
        Assert.Equal(
            complained.QuerySelectorAll(".kern-error").Select(error => error.Words()),
            (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity)).QuerySelectorAll(".kern-error")
                .Select(error => error.Words()));

        var version = await ScalarAsync($"select xmin::text from directory.{form.Table} where id::text = '{address.Split('/')[^1]}'");
        (address, fields) = await OpenAsync(visitor, form, (form.Change.Field, form.Change.Value));
        using var shown = await visitor.PostAsync($"{address}?handler=Vorschau", fields);
        Assert.NotNull((await Visitor.ReadAsync(shown, HttpStatusCode.OK)).QuerySelector("#h-vorschau"));
        Assert.Equal(
            version, await ScalarAsync($"select xmin::text from directory.{form.Table} where id::text = '{address.Split('/')[^1]}'"));
        using var saved = await visitor.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Theory]
    [InlineData("ettlingen-pruefung;Haus der Begegnung;08215017;", true)]
    [InlineData("ettlingen-pruefung-2;Haus der Begegnung;08215;", false)]
    [InlineData("ueberlingen-pruefung;Haus der Begegnung;08435059;", false)]
    public async Task Import_CheckedWithoutComplaint_IsTakenOverAndWithComplaintNever(string row, bool isRight)
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var (job, page) = await importer.CheckAsync($"Kürzel;Name;AGS;Raum\n{row}\n");
        Assert.Equal(isRight, page.QuerySelector("form[action$=Uebernehmen]") is not null);
        using var forced = await importer.Visitor.SubmitAsync(page, job, "Uebernehmen");
        Assert.Equal(HttpStatusCode.Redirect, forced.StatusCode);
        await importer.WaitAsync(job);
        Assert.Equal(isRight ? "1" : "0", await ScalarAsync($"select count(*)::text from directory.place where slug = '{row.Split(';')[0]}'"));
    }

    private static async Task SaysTheSameAsync(Visitor visitor, string address, string handler, (string, string)[] typed, string? field,
        string? sentence)
    {
        var form = await visitor.PageAsync(address);
        using var asked = await EntryFormTests.PostAsync(visitor, form, address, null, typed);
        if (sentence is null)
        {
            var reviewed = await Visitor.ReadAsync(asked, HttpStatusCode.OK);
            var hidden = reviewed.QuerySelectorAll($"form[action$={handler}] input[type=hidden]").OfType<IHtmlInputElement>()
                .Select(input => (input.Name!, input.Value));
            using var done = await visitor.PostAsync($"{address}?handler={handler}", [.. hidden, ("geprueft", "true")]);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            return;
        }

        var complained = await Visitor.ReadAsync(asked, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(sentence, complained.One($"#{field}-fehler").Words());
        using var refused = await EntryFormTests.PostAsync(visitor, form, address, handler, typed);
        Assert.Equal(sentence, (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity)).One($"#{field}-fehler").Words());
    }

    private static async Task<Dictionary<string, string>> CheckAsync(Visitor visitor, string address, (string Name, string Value)[] fields)
    {
        var join = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var response = await visitor.PostAsync($"{address}{join}handler=Pruefen", fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<(string Address, (string Name, string Value)[] Fields)> OpenAsync(Visitor visitor, FormCase form,
        (string Name, string Value) typed)
    {
        var address = $"/verwaltung/{form.Path}/{await ScalarAsync(form.Entry)}";
        var page = await visitor.PageAsync(address);
        var others = EntryFormTests.Typed(page).Where(field => field.Key != typed.Name).Select(field => (field.Key, field.Value));
        return (address, [typed, .. others]);
    }

    private async Task<string> ScalarAsync(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<string>(sql))!;
    }
}
