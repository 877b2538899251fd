using System.Collections.Concurrent;
using IntMan.Accounts;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Support;

/// <summary>One portal on a real port and one Chromium for all tests in a browser.</summary>
public sealed class BrowserHost(TestCluster cluster) : KestrelHost(cluster)
{
    /// <summary>Name of the collection that shares it.</summary>
    public const string Collection = "Browser";

    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public override async ValueTask InitializeAsync()
    {
        if (FindChromium() is { } program)
        {
            await base.InitializeAsync();
            _playwright = await Playwright.CreateAsync();
            _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = Arguments });
        }
    }

    /// <summary>A fresh window; skips the test, visibly, where there is no Chromium.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="hasScript">False for people and devices without JavaScript.</param>
    public async Task<BrowserWindow> OpenAsync(int width, bool hasScript = true)
    {
        Assert.SkipWhen(_chromium is null, "There is no Chromium: install it or name it in PORTAL_CHROMIUM.");
        var context = await _chromium.NewContextAsync(new() { BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 844 }, JavaScriptEnabled = hasScript, Locale = "de-DE" });
        return new BrowserWindow(context, await context.NewPageAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static string? FindChromium() => Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser") })
            .FirstOrDefault(File.Exists);
}

/// <summary>A page that remembers what went wrong in it: errors of scripts, refusals of the content security policy, missing
/// files.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    public BrowserWindow(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? $"{message.Type}: {message.Text}" : null);
        page.PageError += (_, error) => Note(error);
        page.RequestFailed += (_, request) => Note(request.Failure == "net::ERR_ABORTED" ? null : $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Troubles => _troubles;

    /// <summary>Signs in with a demo account's password and ends on its own page.</summary>
    /// <param name="role">First part of the address, e.g. "im1".</param>
    public async Task SignInAsync(string role)
    {
        await Page.GotoAsync("/konto/anmelden");
        await Page.GetByLabel("E-Mail-Adresse").FillAsync($"{role}@demo.example");
        await Page.GetByLabel("Passwort").FillAsync(DemoAccounts.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Heute, ");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(string? trouble)
    {
        if (trouble is not null)
        {
            _troubles.Enqueue(trouble);
        }
    }
}

/// <summary>Shares one browser; its tests run one after another.</summary>
[CollectionDefinition(BrowserHost.Collection)]
public sealed class SharedBrowser : ICollectionFixture<BrowserHost>;
