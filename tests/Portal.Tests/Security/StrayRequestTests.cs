using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Security;

/// <summary>Requests that no page of the portal makes, sent to every page that can be reached by links: none of them is a failure
/// (T49).</summary>
public sealed class StrayRequestTests(StrayRequestTests.Host portal) : IClassFixture<StrayRequestTests.Host>
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Where links begin, and pages that only mails, scripts and other websites lead to.</summary>
    private static readonly string[] Beginnings =
    [
        "/", "/heute", "/verwaltung", "/entwicklung/mails", "/konto/passwort-vergessen", "/suche?q=Lindenweg", "/suche/treffer?q=Lindenweg",
        "/rueckmeldung", "/bestaetigen?code=x",
        "/einbetten/gemeinden/08215017", "/hinweis/danke?eintrag=mirela-ampelstein", "/infomail/abmelden?code=x",
        "/infomail/bestaetigen?code=x", "/konto/bestaetigen?zurueck=/konto", "/verwaltung/protokoll",
    ];

    private static readonly string[] EndsSessions = ["/Accounts/SignOut", "/Accounts/SignInSessions"];

    [Fact]
    public async Task Page_AskedInWaysNobodyMeans_IsNoFailure()
    {
        var wrong = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { "", "ib", "koordination", "admin", "im1", "partner", "leitung" })
        {
            using var visitor = name.Length == 0 ? new Visitor(portal) : await Visitor.SignedInAsync(portal, name);
            var found = (await CrawlAsync(visitor)).Where(page => seen.Add(page.Name)).ToList();
            var token = (await visitor.PageAsync(name.Length == 0 ? "/konto/anmelden" : "/konto/abmelden")).One($"input[name={Token}]")
                .GetAttribute("value")!;
            found.RemoveAll(page => EndsSessions.Contains(page.Name));
            foreach (var page in found)
            {
                await TryAsync(visitor, page, (Token, token), wrong);
            }

            // Last, because what is sent may take away what a page shows.
            foreach (var page in found)
            {
                await SendAgainAsync(visitor, page, wrong);
            }

            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(name.Length == 0 ? "/" : "/heute")).StatusCode);
        }

        await TryRestAsync(seen, wrong);
        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.True(seen.Count > 80, $"Only {seen.Count} pages were reached: {string.Join(' ', seen.Order(StringComparer.Ordinal))}");
    }

    /// <summary>Pages that no link leads to, at addresses that name nothing.</summary>
    private async Task TryRestAsync(HashSet<string> seen, StringBuilder wrong)
    {
        using var visitor = await Visitor.SignedInAsync(portal, "admin");
        var token = (await visitor.PageAsync("/konto/abmelden")).One($"input[name={Token}]").GetAttribute("value")!;
        var rest = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is { } page && !seen.Contains(page.ViewEnginePath)).ToList();
        Assert.NotEmpty(rest);
        foreach (var address in rest.Select(route => AuthorizationMatrixTests.Address(route.RoutePattern))
            .Where(address => address != "/konto/abmelden"))
        {
            using var answer = await visitor.PostAsync(address, (Token, token));
            Note(wrong, answer, $"POST {address}", (int)answer.StatusCode < 500);
        }
    }

    private static async Task TryAsync(Visitor visitor, Found page, (string Name, string Value) token, StringBuilder wrong)
    {
        var path = page.Address.Split('?')[0];
        var together = new[] { "{0}=&{0}=x", "{0}=%20", "{0}" }.Select(form =>
            string.Join('&', page.Fields.Select(name => string.Format(CultureInfo.InvariantCulture, form, name))));
        foreach (var query in page.Fields.Select(name => $"{name}=&{name}=").Concat(together).Append("page=/Index&handler=x&area=y"))
        {
            using var answer = await visitor.GetAsync($"{path}?{query}");
            Note(wrong, answer, $"GET {path}?{query}", (int)answer.StatusCode < 500);
        }

        using var plain = await visitor.PostAsync(path, token);
        Note(wrong, plain, $"POST {path}", page.TakesForms ? (int)plain.StatusCode < 500
            : plain.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        using var unknown = await visitor.PostAsync(path + "?handler=gibt-es-nicht", token);
        Note(wrong, unknown, $"POST {path}?handler=gibt-es-nicht", page.TakesForms
            ? (int)unknown.StatusCode < 500 : unknown.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        using var named = await visitor.PostAsync(path, token, ("page", "/Index"), ("handler", "x"), ("area", "y"));
        Note(wrong, named, $"POST {path} with page, handler, area", (int)named.StatusCode < 500);
    }

    private static async Task SendAgainAsync(Visitor visitor, Found page, StringBuilder wrong)
    {
        foreach (var form in page.Document.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>())
        {
            var actions = form.QuerySelectorAll("button[formaction]").Select(button => button.GetAttribute("formaction"))
                .Append(form.GetAttribute("action"));
            foreach (var (action, content) in actions.SelectMany(action => Enum.GetValues<Content>().Select(content => (action, content))))
            {
                var address = action is null or "" ? page.Address : action.StartsWith('?') ? page.Address.Split('?')[0] + action : action;
                var fields = form.Elements.OfType<IHtmlElement>().SelectMany(element => FieldsOf(element, content)).ToArray();

                // At the same time, as an impatient double click sends it, and once more later.
                var both = await Task.WhenAll(visitor.PostAsync(address, fields), visitor.PostAsync(address, fields));
                foreach (var answer in both.Append(await visitor.PostAsync(address, fields)))
                {
                    Note(wrong, answer, $"POST {address} {content}", (int)answer.StatusCode < 500);
                    answer.Dispose();
                }
            }
        }
    }

    private static void Note(StringBuilder wrong, HttpResponseMessage answer, string about, bool isFine)
    {
        if (!isFine)
        {
            wrong.AppendLine(CultureInfo.InvariantCulture, $"{about}: {(int)answer.StatusCode}");
        }
    }

    /// <summary>Blank: every field is there and empty, lists too, which no browser sends.</summary>
    private enum Content
    {
        Blank,
        AsItIs,
        Filled,
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlElement element, Content content) =>
        (element, content == Content.Filled) switch
    {
        (IHtmlInputElement { Name: { Length: > 0 } name, Type: "hidden" } hidden, _) => [(name, hidden.Value)],
        (IHtmlInputElement or IHtmlTextAreaElement or IHtmlSelectElement, _) when content == Content.Blank =>
        element.GetAttribute("name") is { } name ? [(name, "")] : [],
        (IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } choice, var isFilled) => isFilled
        || choice.IsChecked ? [(name, choice.Value)] : [],
        (IHtmlInputElement { Name: { Length: > 0 } name } input, var isFilled) =>
        [(name, isFilled && input.Value.Length == 0 ? Typed(name) : input.Value)],
        (IHtmlTextAreaElement { Name: { Length: > 0 } name } area, var isFilled) =>
        [(name, isFilled && area.Value.Length == 0 ? "Ein Satz zur Probe." : area.Value)],
        (IHtmlSelectElement { Name: { Length: > 0 } name } select, var isFilled) =>
        [(name, isFilled ? select.Options is [.., var last] ? last.Value : "" : select.Value ?? "")],
        _ => [],
    };

    private static string Typed(string field) => field switch
    {
        "email" => "probe@amt.example",
        "ab" or "von" or "tag" => "01.03.2027",
        "bis" => "02.03.2027",
        "beginn" => "14:00",
        "ende" => "15:00",
        _ => "Probe 7",
    };

    /// <summary>One address of each page that links lead to, with what the page says about itself.</summary>
    private static async Task<IReadOnlyList<Found>> CrawlAsync(Visitor visitor)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<string>(Beginnings);
        while (queue.TryDequeue(out var address))
        {
            using var answer = await visitor.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK || !answer.Headers.TryGetValues(Trace.Page, out var pages))
            {
                continue;
            }

            var document = await Visitor.ReadAsync(answer, HttpStatusCode.OK);
            var links = document.QuerySelectorAll("main a[href^='/'], header a[href^='/'], footer a[href^='/']")
                .Select(a => a.GetAttribute("href")!.Split('#')[0]).ToList();

            // What a page reads from its address: what it says it binds, what its search forms send, what links to itself carry.
            var fields = answer.Headers.GetValues(Trace.Fields).Single().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Concat(document.QuerySelectorAll("main form[method=get] [name]").Select(field => field.GetAttribute("name")!))
                .Concat(links.Where(link => link.StartsWith(address.Split('?')[0] + "?", StringComparison.Ordinal))
                    .SelectMany(link => link.Split('?')[1].Split('&')).Select(pair => pair.Split('=')[0]));
            found.TryAdd(pages.Single(), new Found(pages.Single(), address, document, [.. fields.Distinct()],
                answer.Headers.Contains(Trace.TakesForms)));
            foreach (var link in links)
            {
                var count = shapes.GetValueOrDefault(ShapeOf(link));
                shapes[ShapeOf(link)] = count + 1;
                if (count < 2)
                {
                    queue.Enqueue(link);
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>Addresses of the same shape lead to the same page, mostly.</summary>
    private static string ShapeOf(string address)
    {
        var parts = address.Split('?');
        var segments = parts[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var words = segments.Take(segments.FirstOrDefault() is "verwaltung" or "konto" or "verweise" ? 2 : 1)
            .Concat(segments.Skip(2).Where(segment => segment.All(char.IsAsciiLetter)));
        return $"{string.Join('/', words)} {segments.Length} "
            + $"{(parts.Length > 1 ? string.Join(' ', parts[1].Split('&').Select(pair => pair.Split('=')[0])) : "")}";
    }

    private sealed record Found(string Name, string Address, IHtmlDocument Document, IReadOnlyList<string> Fields, bool TakesForms);

    /// <summary>The portal, whose pages say in headers which one answers and which fields it reads.</summary>
    public sealed class Host(TestCluster cluster) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Configure<MvcOptions>(options => options.Filters.Add<Trace>()));
        }
    }

    private sealed class Trace : IResourceFilter
    {
        public const string Page = "X-Test-Page";
        public const string Fields = "X-Test-Fields";
        public const string TakesForms = "X-Test-Forms";

        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.ActionDescriptor is not CompiledPageActionDescriptor page)
            {
                return;
            }

            var headers = context.HttpContext.Response.Headers;
            headers[Page] = page.ViewEnginePath;
            headers[Fields] = string.Join(' ', page.BoundProperties.Concat(page.HandlerMethods.SelectMany(handler => handler.Parameters))
                .Select(field => field.BindingInfo?.BinderModelName ?? field.Name).Distinct());
            if (page.HandlerMethods.Any(handler => handler.HttpMethod.Equals("post", StringComparison.OrdinalIgnoreCase)))
            {
                headers[TakesForms] = "1";
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
