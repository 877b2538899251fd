using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Foundation.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace IntMan.Portal.Mail;

// A connection to the mail server that knows whether the message had begun to leave when something broke: before that moment a mail may
// be tried again, after it never by itself.
public sealed partial class SmtpConnection : IAsyncDisposable
{
    private const int LongestReason = 200;
    private static readonly TimeSpan LongestAgreement = TimeSpan.FromSeconds(30);

    // The server may look for viruses before it answers. Together with the rest below MailClaims.Lease.
    private static readonly TimeSpan LongestVerdict = TimeSpan.FromMinutes(3);

    private readonly Client _client = new()
    {
        // Else certificates are looked up at servers that nobody has named.
        CheckCertificateRevocation = false,
        Timeout = (int)LongestVerdict.TotalMilliseconds,
    };

    private SmtpConnection()
    {
    }

    public static async Task<SmtpConnection> OpenAsync(MailSettings settings, CancellationToken cancellation)
    {
        var connection = new SmtpConnection();
        try
        {
            await connection.ConnectAsync(settings, cancellation);
            return connection;
        }
        catch
        {
            connection._client.Dispose();
            throw;
        }
    }

    public async Task<MailOutcome> SendAsync(MimeMessage message, Func<Task> beforeData, CancellationToken cancellation)
    {
        var isLeaving = false;
        using var limit = new CancellationTokenSource(LongestAgreement);
        await using var end = cancellation.Register(limit.Cancel);
        _client.BeforeData = () =>
        {
            end.Dispose();
            limit.Token.ThrowIfCancellationRequested();
            beforeData().GetAwaiter().GetResult();
            limit.CancelAfter(LongestVerdict);
            isLeaving = true;
        };
        try
        {
            await _client.SendAsync(message, limit.Token);
            return new MailOutcome.Sent();
        }
        catch (SmtpCommandException e)
        {
            return OutcomeOf(e);
        }
        catch (ServiceNotAuthenticatedException e)
        {
            return new MailOutcome.Refused(Reason((int)SmtpStatusCode.AuthenticationRequired, e.Message));
        }
        catch (Exception) when (isLeaving)
        {
            return new MailOutcome.Uncertain("Die Verbindung brach ab, nachdem der Text übergeben war.");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && AsFailure(e) is { } failure)
        {
            throw failure;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ProtocolException or CommandException)
        {
            // A farewell that is not heard changes nothing.
        }

        _client.Dispose();
    }

    private async Task ConnectAsync(MailSettings settings, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestAgreement);
        var security = settings.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        try
        {
            _client.LocalDomain = settings.Domain;
            await _client.ConnectAsync(settings.Host!, settings.Port, security, limit.Token);
            if (settings.User is { } user)
            {
                await _client.AuthenticateAsync(Encoding.UTF8, user, settings.Password ?? "", limit.Token);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && AsFailure(e) is { } failure)
        {
            throw failure;
        }
    }

    private static MailOutcome OutcomeOf(SmtpCommandException answer)
    {
        var code = (int)answer.StatusCode;
        var reason = Reason(code, answer.Message);
        return (code, IsVerdict: answer.ErrorCode == SmtpErrorCode.MessageNotAccepted) switch
        {
            (>= 200 and < 300, true) => new MailOutcome.Sent(),
            (>= 500 and < 600, _) => new MailOutcome.Refused(reason),
            (>= 400 and < 500, _) or (_, false) => new MailOutcome.Deferred(reason, IsServerDown: code is 421 or < 400 or >= 600),
            _ => new MailOutcome.Uncertain(reason),
        };
    }

    // E.g. "550 5.1.1 <…> User unknown"; addresses are taken out, because the reason outlives the address.
    private static string Reason(int code, string text)
    {
        var reason = Outbox.OneLine(string.Create(CultureInfo.InvariantCulture, $"{code} {Address().Replace(text, "…")}"));
        return reason.Length > LongestReason ? reason[..LongestReason] : reason;
    }

    private SmtpFailure? AsFailure(Exception cause) => cause switch
    {
        SmtpCommandException answer => new SmtpFailure(Reason((int)answer.StatusCode, answer.Message), cause),
        AuthenticationException => new SmtpFailure($"Die Anmeldung am Mailserver ist nicht möglich: {Outbox.OneLine(cause.Message)}",
        cause),
        NotSupportedException when !_client.IsConnected => new SmtpFailure("Der Mailserver bietet kein STARTTLS an.", cause),
        NotSupportedException => new SmtpFailure("Der Mailserver bietet keine Anmeldung an.", cause),
        OperationCanceledException or TimeoutException => new SmtpFailure("Der Mailserver antwortet nicht rechtzeitig.", cause),
        ProtocolException => new SmtpFailure("Der Mailserver hat die Verbindung beendet oder antwortet nicht nach den Regeln von SMTP.",
        cause),
        IOException or SocketException => new SmtpFailure($"Der Mailserver ist nicht erreichbar: {cause.Message}", cause),
        SslHandshakeException => new SmtpFailure($"Der Mailserver ist nicht erreichbar: {(cause.InnerException ?? cause).Message}", cause),
        _ => null,
    };

    [GeneratedRegex(@"[^\s<>]+@[^\s<>]+")]
    private static partial Regex Address();

    private sealed class Client : SmtpClient
    {
        public Action BeforeData { get; set; } = () => { };

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => BeforeData();
    }
}

// The mail server cannot be used now; nothing was delivered.
public sealed class SmtpFailure(string message, Exception inner) : Exception(message, inner);
