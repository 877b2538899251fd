using System.Security.Cryptography;
using System.Text.Json;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using MimeKit;

namespace IntMan.Portal.Mail;

public sealed partial class MailSender(MailClaims claims, MailSettings settings, ISeals seals, TimeProvider clock,
    ILogger<MailSender> logger)
{
    private readonly ISeal _seal = seals.For(Outbox.Purpose);

    public IMailTransport CreateTransport() => settings.Host is null ? new FolderTransport(settings.Folder) : new SmtpTransport(settings);

    public async Task<bool> SendNextAsync(IMailTransport transport, CancellationToken cancellation)
    {
        if (await claims.ClaimAsync(cancellation) is not { } mail)
        {
            return false;
        }

        try
        {
            var outcome = await SendAsync(mail, transport, cancellation);
            Log(mail, outcome);
            await claims.SettleAsync(mail, outcome);
            return outcome is not MailOutcome.Deferred { IsServerDown: true };
        }
        catch (ClaimLost)
        {
            LogLost(mail.Id);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await claims.ReleaseAsync(mail);
            throw;
        }
    }

    private async Task<MailOutcome> SendAsync(ClaimedMail mail, IMailTransport transport, CancellationToken cancellation)
    {
        MimeMessage message;
        try
        {
            message = MailMessage.Build(mail, MailContent.Open(_seal, mail.Content), settings, clock.GetUtcNow());
        }
        catch (Exception e) when (e is CryptographicException or JsonException or InvalidDataException or ArgumentException
            or ParseException)
        {
            LogUnreadable(e, mail.Id);
            return new MailOutcome.Refused("Der Inhalt lässt sich nicht mehr lesen oder die Adresse nicht verwenden.");
        }

        using (message)
        {
            return await transport.SendAsync(message, () => claims.BeginDataAsync(mail), cancellation);
        }
    }

    private void Log(ClaimedMail mail, MailOutcome outcome)
    {
        switch (outcome)
        {
            case MailOutcome.Sent:
                LogSent(mail.Id, mail.Attempts);
                break;
            case MailOutcome.Deferred deferred:
                LogDeferred(mail.Id, mail.Attempts, deferred.Reason);
                break;
            case MailOutcome.Refused refused:
                LogParked(mail.Id, refused.Reason);
                break;
            case MailOutcome.Uncertain uncertain:
                LogUncertain(mail.Id, uncertain.Reason);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Mail {Id} sent at attempt {Attempt}.")]
    private partial void LogSent(Guid id, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "Mail {Id} waits after attempt {Attempt}: {Reason}")]
    private partial void LogDeferred(Guid id, int attempt, string reason);

    [LoggerMessage(3, LogLevel.Error, "Mail {Id} is parked: {Reason}")]
    private partial void LogParked(Guid id, string reason);

    [LoggerMessage(4, LogLevel.Error, "Mail {Id} may have arrived or not: {Reason}")]
    private partial void LogUncertain(Guid id, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Mail {Id} was taken over by another worker.")]
    private partial void LogLost(Guid id);

    [LoggerMessage(6, LogLevel.Error, "Mail {Id} cannot be made.")]
    private partial void LogUnreadable(Exception error, Guid id);
}
