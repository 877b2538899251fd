using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace IntMan.Portal.Mail;

/// <summary>
/// A connection to the mail server (RFC 5321). Of our own, because it must be known whether the message had begun to leave when
/// something broke: before that moment a mail may be tried again, after it never by itself. System.Net.Mail does not tell.
/// </summary>
public sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 2000;
    private const int MostLines = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The server may look for viruses before it answers. Together with the rest below MailClaims.Lease.
    private static readonly TimeSpan PatienceForVerdict = TimeSpan.FromMinutes(3);

    private readonly TcpClient _tcp = new() { NoDelay = true };
    private readonly string _domain;
    private Stream _stream = Stream.Null;
    private StreamReader _reader = StreamReader.Null;

    private SmtpConnection(string domain) => _domain = domain;

    /// <exception cref="SmtpFailure">No connection, no encryption, no sign-in.</exception>
    public static async Task<SmtpConnection> OpenAsync(MailSettings settings, CancellationToken cancellation)
    {
        var connection = new SmtpConnection(settings.Domain);
        try
        {
            await GuardAsync(token => connection.ConnectAsync(settings, token), cancellation);
            return connection;
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    /// <exception cref="SmtpFailure">The connection broke before the message began to leave.</exception>
    public async Task<MailOutcome> SendAsync(string from, string to, byte[] message, Func<Task> beforeData, CancellationToken cancellation)
    {
        foreach (var command in new[] { $"MAIL FROM:<{from}>", $"RCPT TO:<{to}>" })
        {
            var reply = await GuardAsync(token => AskAsync(command, token), cancellation);
            if (!reply.IsPositive)
            {
                return await GiveUpAsync(reply, cancellation);
            }
        }

        await beforeData();
        var ready = await GuardAsync(token => AskAsync("DATA", token), cancellation);
        if (ready.Code != 354)
        {
            return await GiveUpAsync(ready, cancellation);
        }

        try
        {
            using var limit = new CancellationTokenSource(PatienceForVerdict);
            await _stream.WriteAsync(DotStuffed(message), limit.Token);
            await _stream.FlushAsync(limit.Token);
            var verdict = await ReadReplyAsync(limit.Token);
            return verdict.IsPositive ? new MailOutcome.Sent() : verdict.AsFailure();
        }
        catch (Exception e) when (e is IOException or SocketException or SmtpFailure or OperationCanceledException)
        {
            return new MailOutcome.Uncertain("Die Verbindung brach ab, nachdem der Text übergeben war.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await AskAsync("QUIT", limit.Token);
        }
        catch (Exception e) when (e is IOException or SmtpFailure or OperationCanceledException or ObjectDisposedException)
        {
            // A farewell that is not heard changes nothing.
        }

        Close();
    }

    private async Task<bool> ConnectAsync(MailSettings settings, CancellationToken cancellation)
    {
        await _tcp.ConnectAsync(settings.Host!, settings.Port, cancellation);
        Use(_tcp.GetStream());
        if (settings.Security == SmtpSecurity.Tls)
        {
            await EncryptAsync(settings.Host!, cancellation);
        }

        Demand(await ReadReplyAsync(cancellation), 220);
        var hello = await HelloAsync(cancellation);
        if (settings.Security == SmtpSecurity.StartTls)
        {
            if (!hello.Offers("STARTTLS"))
            {
                throw new SmtpFailure("Der Mailserver bietet kein STARTTLS an.");
            }

            Demand(await AskAsync("STARTTLS", cancellation), 220);
            await EncryptAsync(settings.Host!, cancellation);
            hello = await HelloAsync(cancellation);
        }

        if (settings.User is { } user)
        {
            await SignInAsync(hello, user, settings.Password ?? "", cancellation);
        }

        return true;
    }

    private async Task<SmtpReply> HelloAsync(CancellationToken cancellation) => Demand(await AskAsync($"EHLO {_domain}", cancellation), 250);

    private async Task SignInAsync(SmtpReply hello, string user, string password, CancellationToken cancellation)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        if (hello.Offers("AUTH", "PLAIN"))
        {
            Demand(await AskAsync("AUTH PLAIN " + Base64($"\0{user}\0{password}"), cancellation), 235);
            return;
        }

        Demand(await AskAsync("AUTH LOGIN", cancellation), 334);
        Demand(await AskAsync(Base64(user), cancellation), 334);
        Demand(await AskAsync(Base64(password), cancellation), 235);
    }

    private async Task EncryptAsync(string host, CancellationToken cancellation)
    {
        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation);
        Use(encrypted);
    }

    /// <summary>A new reader each time: what somebody slipped in before the encryption is never read after it.</summary>
    private void Use(Stream stream) => (_stream, _reader) = (stream, new StreamReader(stream, Encoding.Latin1, false, 1024, leaveOpen: true));

    private async Task<MailOutcome> GiveUpAsync(SmtpReply reply, CancellationToken cancellation)
    {
        if (reply.Code != 421)
        {
            await GuardAsync(token => AskAsync("RSET", token), cancellation);
        }

        return reply.AsFailure();
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellation)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellation);
        await _stream.FlushAsync(cancellation);
        return await ReadReplyAsync(cancellation);
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await _reader.ReadLineAsync(cancellation) ?? throw new SmtpFailure("Der Mailserver hat die Verbindung beendet.");
            if (line.Length is < 3 or > LongestLine || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                break;
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new SmtpFailure("Der Mailserver antwortet nicht nach den Regeln von SMTP.");
    }

    private static SmtpReply Demand(SmtpReply reply, int code) => reply.Code == code ? reply : throw new SmtpFailure(reply.Reason);

    /// <summary>Whatever breaks before the message leaves is one kind of failure; only the portal's own end stays a cancellation.</summary>
    private static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await step(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpFailure("Der Mailserver antwortet nicht rechtzeitig.");
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException)
        {
            throw new SmtpFailure($"Der Mailserver ist nicht erreichbar: {e.Message}", e);
        }
    }

    /// <summary>A line that is a single dot would end the message (RFC 5321, 4.5.2).</summary>
    private static byte[] DotStuffed(byte[] message)
    {
        var text = Encoding.ASCII.GetString(message).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(text + (text.EndsWith("\r\n", StringComparison.Ordinal) ? ".\r\n" : "\r\n.\r\n"));
    }

    private void Close()
    {
        _reader.Dispose();
        _stream.Dispose();
        _tcp.Dispose();
    }
}
