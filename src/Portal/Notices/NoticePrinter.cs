using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Caching.Memory;

namespace IntMan.Portal.Notices;

public sealed class NoticePrinter(SiteSettings site, IServer server, ILogger<NoticePrinter> log) : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPrint = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PrintLifetime = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turns = new(2);

    private readonly MemoryCache _printed = new(new MemoryCacheOptions { SizeLimit = 16 * 1024 * 1024 });

    public bool IsConfigured => !string.IsNullOrEmpty(site.Chromium);

    // Title of the page without the portal's name; the PDF must carry it, else something else was printed.
    public static string TitleOf(NoticeSheet sheet) => $"Aushang {sheet.Title}";

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

            return tag is null ? pdf
                : _printed.Set(tag, pdf, new MemoryCacheEntryOptions { Size = pdf.Length, AbsoluteExpirationRelativeToNow =
                    PrintLifetime });
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

    private (string Host, int Port)? Loopback()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(BindingAddress.Parse).Where(a => a.Scheme == "http" && !a.IsUnixPipe)
            .Select(a => ((string, int)?)(a.Host switch
        {
            "localhost" or "*" or "+" or "0.0.0.0" or "[::]" => "127.0.0.1",
            var host => host,
        }, a.Port)).FirstOrDefault();
    }
}
