using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>What every form of the administration keeps, tried on each of them: <see cref="FormCase.All"/>.</summary>
public sealed class EntryFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    public static TheoryData<string> Forms => new(FormCase.All.Select(form => form.Path));

    public static TheoryData<string> Creating => new(FormCase.All.Where(form => form.New.Length > 0).Select(form => form.Path));

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task New_WithEverythingTyped_IsStoredAsTyped(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.User);
        var fields = await FilledAsync(form.New);
        var address = AddressOfNew(form, fields);
        using var saved = await visitor.SubmitAsync(address, null, fields);
        if (saved.StatusCode != HttpStatusCode.Redirect)
        {
            Assert.Fail(
                $"{(int)saved.StatusCode} {(await Visitor.ReadAsync(saved, saved.StatusCode)).QuerySelector(".ip-errorsum")?.TextContent}");
        }

        var created = await ScalarAsync<string>(
            $"select entity_key from directory.change where entity = '{form.Table}' and before is null order by id desc limit 1");
        Assert.StartsWith("/verwaltung/", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var shown = Typed(await visitor.PageAsync($"/verwaltung/{path}/{created}"));
        Assert.All(fields.Where(field => field.Name != "kuerzel" && shown.ContainsKey(field.Name)),
            field => Assert.Equal((field.Name, Normal(field.Value)), (field.Name, Normal(shown[field.Name]))));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Changed_ToALiteralValue_IsStored(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.User);
        var key = await ScalarAsync<string>(form.Entry);
        using var saved = await SaveAsync(visitor, form, key, (form.Change.Field, form.Change.Value));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(form.Change.Stored,
            await ScalarAsync<string>($"select directory.state_of('{form.Table}', '{key}') ->> '{form.Change.Column}'"));
        Assert.Equal(form.Change.Value, Typed(await visitor.PageAsync($"/verwaltung/{path}/{key}"))[form.Change.Field]
            .Replace("39812", "39.812", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Refused_AtTheField_KeepsWhatWasTyped(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.User);
        var key = await ScalarAsync<string>(form.Entry);
        var before = await ScalarAsync<string>($"select directory.state_of('{form.Table}', '{key}')::text");
        using var refused = await SaveAsync(visitor, form, key, (form.Refusal.Field, form.Refusal.Value));
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(form.Refusal.Sentence, page.One($"#{form.Refusal.Field}-fehler").Words());
        Assert.Equal($"#{form.Refusal.Field}", page.One(".ip-errorsum a").GetAttribute("href"));
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(form.Refusal.Value.Trim(), Typed(page)[form.Refusal.Field].Trim());
        Assert.Equal(before, await ScalarAsync<string>($"select directory.state_of('{form.Table}', '{key}')::text"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Stale_ShowsWhatWasSavedSinceAndKeepsWhatWasTyped(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.User);
        var key = await ScalarAsync<string>(form.Entry);
        var address = $"/verwaltung/{path}/{key}";
        var (table, column) = (form.Table, form.Change.Column);

        // What was shown is neither what is typed nor what is saved meanwhile.
        var shown = column == "population" ? "39002" : column == "role" ? "Holder" : "Zuvor anders";
        await WriteAsync($"update directory.{table} set {column} = '{shown}' where directory.key_of(to_jsonb({table})) = '{key}'");
        var page = await visitor.PageAsync(address);
        var earlier = column == "population" ? "39001" : column == "role" ? "Deputy" : "Inzwischen anders";
        await WriteAsync($"update directory.{table} set {column} = '{earlier}' where directory.key_of(to_jsonb({table})) = '{key}'");

        using var second = await PostAsync(visitor, page, address, null, (form.Change.Field, form.Change.Value));
        var conflict = await Visitor.ReadAsync(second, HttpStatusCode.Conflict);
        Assert.Contains(column == "role" ? "Vertretung" : earlier,
            conflict.One(".ip-errorsum").Words().Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(form.Change.Value, Typed(conflict)[form.Change.Field]);
        using var third = await PostAsync(visitor, conflict, address, null, (form.Change.Field, form.Change.Value));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task OutOfReach_IsMissingForEveryHandler(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.Stranger);
        var token = (await visitor.PageAsync("/verwaltung/personen/neu")).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        var key = await ScalarAsync<string>(form.Foreign);
        var before = await ScalarAsync<string>($"select directory.state_of('{form.Table}', '{key}')::text");
        Assert.NotNull(before);
        foreach (var handler in (string[])["", "?handler=Vorschau", "?handler=Loeschen"])
        {
            using var posted = await visitor.PostAsync($"/verwaltung/{path}/{key}{handler}", ("__RequestVerificationToken", token),
                ("version", "1"), (form.Change.Field, form.Change.Value));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        using var opened = await visitor.GetAsync($"/verwaltung/{path}/{key}");
        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        using var unknown = await visitor.GetAsync($"/verwaltung/{path}/0197a000-0000-7000-8000-00000000dead");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(before, await ScalarAsync<string>($"select directory.state_of('{form.Table}', '{key}')::text"));
    }

    /// <summary>Names of columns, of properties and of fields that other forms have: none of them may reach the entry.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task MassAssignment_OfFieldsTheFormLacks_ChangesNothingElse(string path)
    {
        var form = Case(path);
        using var visitor = await SignedInAsync(form.User);
        var key = await ScalarAsync<string>(form.Entry);
        var columns =
            (await ScalarAsync<string>($"select string_agg(k, ',') from jsonb_object_keys(directory.state_of('{form.Table}', '{key}')) k"))
            .Split(',');
        var original = Typed(await visitor.PageAsync($"/verwaltung/{path}/{key}"))[form.Change.Field];
        var expected = await SavedAsync(form.Change.Value);
        await SavedAsync(original);
        var other = await ScalarAsync<string>("select id::text from directory.post where slug = 'im-ueberlingen'");
        var extra = columns.Concat(["Id", "Slug", "Ags", "CountyKey", "PostId", "PersonId", "Entry.Key", "Scope.All"])
            .Select(name => (name, other));
        if (path != "auftraege")
        {
            extra = extra.Append(("stelle", other));
        }

        Assert.Equal(expected, await SavedAsync(form.Change.Value,
            [.. extra.Where(field => !Known(field.name)), ("id", other), ("schluessel", "08435059")]));

        async Task<string> SavedAsync(string value, params (string Name, string Value)[] more)
        {
            using var saved = await SaveAsync(visitor, form, key, [.. more, (form.Change.Field, value)]);
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            return await ScalarAsync<string>($"select (directory.state_of('{form.Table}', '{key}') - 'changed_at')::text");
        }

        bool Known(string name) => form.New.Any(field => field.Name == name)
            || name is "name" or "adresse" or "email" or "website" or "ort" or "art" or "status";
    }

    private static FormCase Case(string path) => FormCase.All.Single(form => form.Path == path);

    private static string AddressOfNew(FormCase form, (string Name, string Value)[] fields) =>
        form.Path == "besetzungen" ? $"/verwaltung/besetzungen/neu?stelle={fields.Single(field => field.Name == "stelle").Value}"
            : $"/verwaltung/{form.Path}/neu";

    /// <summary>Numbers and lists may be shown in the usual spelling.</summary>
    private static string Normal(string value) => value.Replace(';', ',').Replace('.', ',').Trim();

    /// <summary>Everything that stands in the fields of the form.</summary>
    internal static Dictionary<string, string> Typed(IHtmlDocument page) =>
        page.QuerySelectorAll("form.ip-form [name], form[data-agenda] [name]").Select(field => field switch
    {
        IHtmlInputElement { Type: "checkbox", IsChecked: false } => ("", ""),
        IHtmlInputElement input => (input.Name!, input.Value),
        IHtmlSelectElement select => (select.Name!, select.Value ?? ""),
        IHtmlTextAreaElement area => (area.Name!, area.Value),
        _ => ("", ""),
    }).Where(field => field.Item1.Length > 0).DistinctBy(field => field.Item1).ToDictionary(field => field.Item1, field => field.Item2);

    private static async Task<HttpResponseMessage> SaveAsync(Visitor visitor, FormCase form, string key,
        params (string Name, string Value)[] fields)
    {
        var address = $"/verwaltung/{form.Path}/{key}";
        return await PostAsync(visitor, await visitor.PageAsync(address), address, null, fields);
    }

    /// <summary>Sends the form as it stands with some fields changed.</summary>
    internal static Task<HttpResponseMessage> PostAsync(Visitor visitor, IHtmlDocument page, string address, string? handler,
        params (string Name, string Value)[] fields) =>
        visitor.PostAsync(handler is null ? address : $"{address}?handler={handler}",
            [.. fields, .. Typed(page).Select(field => (field.Key, field.Value))]);

    private async Task<(string Name, string Value)[]> FilledAsync((string Name, string Value)[] fields)
    {
        var filled = new List<(string, string)>();
        foreach (var (name, value) in fields)
        {
            var parts = value.Trim('{', '}').Split(' ');
            filled.Add((name, value.StartsWith('{')
                ? await ScalarAsync<string>($"select id::text from directory.{parts[0]} where slug = '{parts[1]}'") : value));
        }

        return [.. filled];
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>A colleague was quicker.</summary>
    private async Task WriteAsync(string sql)
    {
        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        var set = Guid.CreateVersion7();
        await using var transaction = await staff.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await staff.ExecuteAsync(
            "insert into directory.change_set (id, at, actor_role, kind, action) values (@set, now(), 'Koordination', 'Edit', 'Angaben "
            + "geändert'); select set_config('app.change_set', @set::text, true)", new { set }, transaction);
        Assert.Equal(1, await staff.ExecuteAsync(sql, transaction: transaction));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
