using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace IntMan.Portal.Tests.Mail;

/// <summary>A mail server of a few lines. What it does with a mail is decided by the name before the @: see
/// <see cref="ServeAsync"/>.</summary>
public sealed partial class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _work;
    private int _connections;

    /// <param name="certificate">With one it offers STARTTLS, and AUTH afterwards.</param>
    public SmtpSink(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Time it takes for each verdict.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>No verdict comes before it is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Ends each connection after so many mails.</summary>
    public int MailsPerConnection { get; set; } = int.MaxValue;

    /// <summary>True while "busy" addresses are told to come later.</summary>
    public bool IsBusy { get; set; } = true;

    public int Connections => _connections;

    /// <summary>Everything that was taken, also when the sender never heard of it.</summary>
    public ConcurrentQueue<(string Recipients, string Message)> Taken { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    public IEnumerable<string> MessageIds => Taken.Select(mail => MessageId().Match(mail.Message).Groups[1].Value);

    public IReadOnlyList<string> MessagesTo(string address) =>
        [.. Taken.Where(mail => mail.Recipients == address).Select(mail => mail.Message)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                await ServeAsync(client);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Stream stream = client.GetStream();
        var reader = new StreamReader(stream, Encoding.Latin1);
        Task Say(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text + "\r\n"), _end.Token).AsTask();
        await Say("220 sink");
        List<string> recipients = [];
        var mails = 0;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            Commands.Enqueue(line);
            var name = NameOf(recipients.LastOrDefault() ?? "");
            switch (line.Split(' ', ':')[0])
            {
                case "EHLO":
                    await Say(_certificate is null ? "250-sink\r\n250 8BITMIME" : stream is SslStream
                        ? "250-sink\r\n250 AUTH PLAIN LOGIN" : "250-sink\r\n250 STARTTLS");
                    break;
                case "STARTTLS":
                    await Say("220 go");
                    var encrypted = new SslStream(stream);
                    await encrypted.AuthenticateAsServerAsync(_certificate!);
                    (stream, reader) = (encrypted, new StreamReader(encrypted, Encoding.Latin1));
                    break;
                case "AUTH":
                    await Say(line == "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0portal\0geheim-größer"))
                        ? "235 welcome" : "535 5.7.8 wrong");
                    break;
                case "MAIL" when mails >= MailsPerConnection:
                    await Say("421 enough");
                    return;
                case "RCPT":
                    var address = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    recipients.Add(address);
                    await Say(NameOf(address) switch
                    {
                        "busy" when IsBusy => "451 4.7.1 later please",
                        "unknown" => $"550 5.1.1 <{address}> User unknown",
                        "member" => "530 5.7.0 sign in first",
                        _ => "250 ok",
                    });
                    break;
                case "DATA" when name == "shut":
                    return;
                case "DATA" when name is "early" or "late":
                    await Say(name == "early" ? "250 already" : "554 5.5.1 no");
                    break;
                case "DATA":
                    await Say("354 go");
                    var message = await ReadMessageAsync(reader);
                    await Task.Delay(Pause, _end.Token);
                    await Gate.WaitAsync(_end.Token);
                    mails++;
                    var verdict = VerdictOn(name);
                    if (verdict[0] is not ('4' or '5'))
                    {
                        Taken.Enqueue((string.Join(',', recipients), message));
                    }

                    if (name == "dies")
                    {
                        return;
                    }

                    await Say(verdict);
                    recipients = [];
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    recipients = line == "RSET" ? [] : recipients;
                    await Say("250 ok");
                    break;
            }
        }
    }

    private static string NameOf(string address) => address.Split('@')[0].TrimEnd("0123456789".ToCharArray());

    private static string VerdictOn(string name) => name switch
    {
        "full" => "452 4.2.2 mailbox full",
        "spam" => "554 5.7.1 looks like spam",
        "leaving" => "421 4.3.2 shutting down",
        "forwarded" => "251 2.1.5 will forward",
        "waiting" => "354 more",
        "garbled" => "what?",
        _ => "250 taken",
    };

    private async Task<string> ReadMessageAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (line == ".")
            {
                return message.ToString();
            }

            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        throw new IOException("The sender went away.");
    }

    [GeneratedRegex(@"^Message-ID: <([^>]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
