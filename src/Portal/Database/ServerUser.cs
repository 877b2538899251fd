using System.Diagnostics;
using System.Globalization;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

// Who runs the database server. PostgreSQL refuses root, so a portal started by root drops to the system user "postgres" or "nobody".
public sealed class ServerUser
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string? _name = Environment.IsPrivilegedProcess ? UnprivilegedName() : null;

    public void MakePrivateFolder(string path)
    {
        if (!System.IO.Directory.Exists(path))
        {
            System.IO.Directory.CreateDirectory(path, Private);
        }

        if (_name is not null)
        {
            Run("chown", [_name, path]);
        }
    }

    // The command as it must be started so that it runs as this user.
    public ProcessStartInfo Command(string program, IEnumerable<string> arguments, string dataFolder)
    {
        if (_name is null)
        {
            return new ProcessStartInfo(program, arguments) { WorkingDirectory = dataFolder };
        }

        string[] drop = ["--reuid", _name, "--regid", _name, "--clear-groups"];

        // A clone below /root is closed to every other user: the server keeps the one right to pass closed folders, nothing else.
        string[] pass = IsOpenToAll(Path.GetDirectoryName(dataFolder)!) ? []
            : ["--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"];
        return new ProcessStartInfo("setpriv", [.. drop, .. pass, "--", program, .. arguments]) { WorkingDirectory = dataFolder };
    }

    private static bool IsOpenToAll(string folder)
    {
        for (var at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            if (at != folder && (File.GetUnixFileMode(at) & UnixFileMode.OtherExecute) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string UnprivilegedName() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new PortalStartRefused(
                $"„{program} {string.Join(' ', arguments)}“ ist fehlgeschlagen "
                + $"({process.ExitCode.ToString(CultureInfo.InvariantCulture)}).");
        }
    }
}
