using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IntMan.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>A person with a browser of their own: cookies are kept, redirects are seen, forms are sent with their hidden fields.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _client;
    private readonly Uri _start;

    public Visitor(PortalHost portal, CookieContainer? cookies = null)
    {
        _cookies = cookies ?? new CookieContainer();
        _start = (portal as KestrelHost)?.Address ?? portal.Client.BaseAddress!;

        // A portal behind a real socket has a port; its client of the factory would follow redirects.
        _client = _start.IsDefaultPort
            ? portal.CreateDefaultClient(_start, new CookieContainerHandler(_cookies))
            : new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = _start };
    }

    /// <summary>Value of the session cookie; null without one.</summary>
    public string? Session
    {
        get => _cookies.GetCookies(_start)["sitzung"]?.Value is { Length: > 0 } value ? value : null;
        set => _cookies.Add(_start, new Cookie("sitzung", value));
    }

    public int CookieCount => _cookies.Count;

    public Task<HttpResponseMessage> GetAsync(string address) =>
        _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var response = await GetAsync(address);
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>Opens the page and sends its form that has the named handler (null: the first in main) with these fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, string? handler = null, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(address);
        return await SubmitAsync(page, address, handler, fields);
    }

    public Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string address, string? handler,
        params (string Name, string Value)[] fields)
    {
        var all = page.QuerySelectorAll("main form[method=post] input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Value)).Concat(fields);
        return PostAsync(handler is null ? address : $"{address}?handler={handler}", [.. all]);
    }

    /// <summary>Sends a form with everything that stands in it, as a browser does.</summary>
    /// <param name="address">Of the page, for a form that names none or only what is added to it.</param>
    public async Task<HttpResponseMessage> SendAsync(IHtmlFormElement form, string address)
    {
        using var body = new FormUrlEncodedContent(form.Elements.SelectMany(Values));
        var action = form.GetAttribute("action") ?? "";
        var target = action.StartsWith('/') ? action : address + action;
        return await _client.PostAsync(new Uri(target, UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlElement element) => element switch
    {
        IHtmlInputElement { IsDisabled: true } or IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => select.Options.Where(option => option.IsSelected)
            .Select(option => KeyValuePair.Create(name, option.Value)),
        _ => [],
    };

    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.DistinctBy(f => f.Name).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Fields may have the same name, as boxes do.</summary>
    public async Task<HttpResponseMessage> PostManyAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the page and sends its form with a file, as browsers send it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string address, string field, string fileName, byte[] file,
        params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(address);
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            "__RequestVerificationToken");
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), field, fileName);
        return await _client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>A visitor who is signed in with a demo account.</summary>
    public static async Task<Visitor> SignedInAsync(PortalHost portal, string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password = DemoAccounts.Password, string target = "/konto/anmelden") =>
        SubmitAsync(target, null, ("email", name.Contains('@', StringComparison.Ordinal) ? name : $"{name}@demo.example"),
            ("passwort", password));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {html}");
        return new HtmlParser().ParseDocument(html);
    }

    public void Dispose() => _client.Dispose();
}
