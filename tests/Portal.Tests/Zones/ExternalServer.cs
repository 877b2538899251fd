using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Zones;

/// <summary>
/// A database server that the portal did not start: reached over TCP, everybody with a password, the database owned by somebody who is no
/// superuser. Set up as docs/operation.md says; it writes every statement into its log.
/// </summary>
public sealed class ExternalServer : IAsyncLifetime
{
    private const string Password = "of-this-test-only";
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imx").FullName;
    private readonly ServerUser _user = new();
    private readonly int _port = FreePort();

    public string PasswordFile => Path.Combine(_folder, "pgpass");

    public string Log => File.ReadAllText(Path.Combine(Data, "server.log"));

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        _user.MakePrivateFolder(Data);
        var superuser = Path.Combine(_folder, "superuser");
        await File.WriteAllTextAsync(superuser, Password);
        await RunAsync("initdb", "-D", Data, "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256",
            $"--pwfile={superuser}", "--no-sync");
        var options = string.Create(
            CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories='' -c fsync=off");
        await RunAsync("pg_ctl", "-s", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(Data, "server.log"), "-o",
            $"{options} -c log_statement=all", "start");
        await ExecuteAsync("postgres", $"create role portal_owner login createdb createrole password '{Password}'");
        await File.WriteAllTextAsync(PasswordFile, $"*:*:*:portal_owner:{Password}\n");
        File.SetUnixFileMode(PasswordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=portal_owner;Database={database};Passfile={PasswordFile}");

    /// <summary>A new empty database of the owner, closed to large objects by the superuser.</summary>
    public async Task<PortalDatabase> CreateAsync(string name)
    {
        await ExecuteAsync("postgres", $"create database {name} owner portal_owner");
        await CloseLargeObjectsAsync(name);
        return await OpenAsync(name);
    }

    public Task CloseLargeObjectsAsync(string database) =>
        ExecuteAsync(database, "revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public");

    public Task<PortalDatabase> OpenAsync(string name) =>
        PortalDatabase.OpenAsync(
            new PortalSettings("", ConnectionString(name), null, IsDevelopment: false), mayShare: true, CancellationToken.None);

    /// <summary>The web service with the logins of the zones alone.</summary>
    public PortalProcess Serve(string name)
    {
        var connection = string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={name};Passfile={PasswordFile}");
        return PortalProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Portal__PublicUrl", "https://wegweiser.example"), ("Portal__Proxies__0", "127.0.0.1"),
            ("ConnectionStrings__Portal", connection));
    }

    /// <summary>As the superuser, whom the portal never meets.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString(database))
        {
            Username = "postgres",
            Password = Password,
            Pooling = false,
        }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(_user.Command(PostgresBinaries.FindProgram(program), arguments, Data))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
