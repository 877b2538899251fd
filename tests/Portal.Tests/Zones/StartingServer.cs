using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntMan.Portal.Tests.Zones;

/// <summary>Speaks as PostgreSQL does while it starts, so many times; then it is gone.</summary>
internal sealed class StartingServer : IAsyncDisposable
{
    private static readonly byte[] Starting = Error("FATAL", "57P03", "the database system is starting up");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _refusals;
    private readonly Task _work;

    public StartingServer(int refusals)
    {
        _refusals = refusals;
        _listener.Start();
        _work = ServeAsync();
    }

    public int Asked { get; private set; }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=portal_owner;SSL Mode=Disable;GSS Encryption Mode=Disable");

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _work;
    }

    private static byte[] Error(string severity, string code, string text)
    {
        var fields = Encoding.ASCII.GetBytes($"S{severity}\0V{severity}\0C{code}\0M{text}\0\0");
        var message = new byte[fields.Length + 5];
        message[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), fields.Length + 4);
        fields.CopyTo(message, 5);
        return message;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Asked++;
                if (Asked <= _refusals)
                {
                    var stream = client.GetStream();
                    await stream.ReadAtLeastAsync(new byte[1024], 1);
                    await stream.WriteAsync(Starting);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
