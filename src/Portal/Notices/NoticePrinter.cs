using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Caching.Memory;

namespace IntMan.Portal.Notices;

/// <summary>
/// Prints the portal's own notice pages to PDF through the Chromium of Portal__Chromium. It opens nothing but the portal's own
/// loopback address: paths come from our routes, and every host name is mapped to loopback.
/// </summary>
public sealed class NoticePrinter(SiteSettings site, IServer server, ILogger<NoticePrinter> log) : IDisposable
{
    /// <summary>How long an answer may take: waiting for a turn and printing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPrint = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>A browser takes 200 MB.</summary>
    private readonly SemaphoreSlim _turns = new(2);

    private readonly MemoryCache _printed = new(new MemoryCacheOptions { SizeLimit = 16 * 1024 * 1024 });

    public bool IsConfigured => !string.IsNullOrEmpty(site.Chromium);

    /// <summary>Title of the page without the portal's name; the PDF must carry it, else something else was printed.</summary>
    public static string TitleOf(NoticeSheet sheet) => $"Aushang {sheet.Title}";

    /// <param name="page">Path and query of a notice.</param>
    /// <param name="title">See <see cref="TitleOf"/>.</param>
    /// <param name="tag">Changes with the content; null for what nobody should find again.</param>
    /// <param name="cancellation">Ends waiting and printing.</param>
    /// <returns>Null when Chromium did not deliver in time; the log says why.</returns>
    public async Task<byte[]?> PrintAsync(string page, string title, string? tag, CancellationToken cancellation)
    {
        if (tag is not null && _printed.TryGetValue(tag, out byte[]? known) && known is not null)
        {
            return known;
        }

        if (!await _turns.WaitAsync(LongestWait, cancellation))
        {
            log.LogWarning("No turn to print {Page} within {Seconds} s", page, LongestWait.TotalSeconds);
            return null;
        }

        try
        {
            if (await PrintNowAsync(page, cancellation) is not { } pdf)
            {
                return null;
            }

            // Chromium prints error pages as readily as notices and does not tell the status.
            if (pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title)))) < 0)
            {
                log.LogError("Chromium printed something else than {Page}", page);
                return null;
            }

            return tag is null ? pdf : _printed.Set(tag, pdf, new MemoryCacheEntryOptions { Size = pdf.Length, AbsoluteExpirationRelativeToNow = Kept });
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _turns.Dispose();
        _printed.Dispose();
    }

    private async Task<byte[]?> PrintNowAsync(string page, CancellationToken cancellation)
    {
        if (Loopback() is not { } loopback)
        {
            log.LogError("Printing needs an address with http in ASPNETCORE_URLS");
            return null;
        }

        // The name that AllowedHosts lets in; the browser still connects to loopback.
        var url = $"http://{site.PublicUrl?.Host ?? "localhost"}:{loopback.Port}{page}";
        using var run = new ChromiumRun(site.Chromium!, loopback.Host);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(LongestPrint);
        try
        {
            var (pdf, complaint) = await run.PrintAsync(url, time.Token);
            if (pdf is null)
            {
                log.LogError("Chromium did not print {Page}: {Complaint}", page, complaint);
            }

            return pdf;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("Chromium did not print {Page} within {Seconds} s", page, LongestPrint.TotalSeconds);
            return null;
        }
        finally
        {
            await run.EndAsync(log);
        }
    }

    /// <summary>Where this process listens for plain HTTP, as its own machine reaches it.</summary>
    private (string Host, int Port)? Loopback()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(BindingAddress.Parse).Where(a => a.Scheme == "http" && !a.IsUnixPipe).Select(a => ((string, int)?)(a.Host switch
        {
            "localhost" or "*" or "+" or "0.0.0.0" or "[::]" => "127.0.0.1",
            var host => host,
        }, a.Port)).FirstOrDefault();
    }
}
