using System.ComponentModel;
using System.Diagnostics;

namespace IntMan.Portal.Notices;

public sealed class ChromiumRun(string program, string loopback) : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("aushang-");
    private readonly Process _process = new();
    private bool _isStarted;

    public async Task<(byte[]? Pdf, string? Complaint)> PrintAsync(string url, CancellationToken cancellation)
    {
        var file = Path.Combine(_folder.FullName, "aushang.pdf");
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true,
            RedirectStandardInput = true };
        foreach (var argument in Arguments(file, url))
        {
            start.ArgumentList.Add(argument);
        }

        // Services often have no home; Chromium's crash handler insists on one.
        start.Environment["HOME"] = _folder.FullName;
        _process.StartInfo = start;
        try
        {
            _isStarted = _process.Start();
        }
        catch (Win32Exception e)
        {
            return (null, e.Message);
        }

        var (complaint, output) = (_process.StandardError.ReadToEndAsync(cancellation),
            _process.StandardOutput.ReadToEndAsync(cancellation));
        await _process.WaitForExitAsync(cancellation);
        await Task.WhenAll(complaint, output);
        return File.Exists(file) ? (await File.ReadAllBytesAsync(file, cancellation), null) : (null, await complaint);
    }

    public async Task EndAsync(ILogger log)
    {
        if (_isStarted && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10)
            {
                await Task.Delay(100);
            }
            catch (IOException e)
            {
                log.LogWarning(e, "The profile {Folder} could not be removed", _folder.FullName);
                return;
            }
        }
    }

    public void Dispose() => _process.Dispose();

    private IEnumerable<string> Arguments(string file, string url)
    {
        yield return "--headless";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-extensions";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-sync";
        yield return "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable";
        yield return "--no-first-run";
        yield return "--no-proxy-server";
        yield return $"--host-resolver-rules=MAP * {loopback}";
        yield return $"--user-data-dir={Path.Combine(_folder.FullName, "profile")}";
        yield return "--no-pdf-header-footer";
        yield return $"--print-to-pdf={file}";

        // Chromium refuses to start as root with its sandbox.
        if (Environment.IsPrivilegedProcess)
        {
            yield return "--no-sandbox";
        }

        yield return url;
    }
}
