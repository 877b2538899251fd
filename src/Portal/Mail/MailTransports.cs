using IntMan.Foundation.Mail;
using MimeKit;

namespace IntMan.Portal.Mail;

public interface IMailTransport : IAsyncDisposable
{
    Task<MailOutcome> SendAsync(MimeMessage message, Func<Task> beforeData, CancellationToken cancellation);
}

// Files for Development, named by time so that the newest is last.
public sealed class FolderTransport(string folder) : IMailTransport
{
    private static readonly FormatOptions Dos = new() { NewLineFormat = NewLineFormat.Dos };

    public async Task<MailOutcome> SendAsync(MimeMessage message, Func<Task> beforeData, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(folder);
        await beforeData();
        var file = Path.Combine(folder, Guid.CreateVersion7() + ".eml");
        await message.WriteToAsync(Dos, file + ".part", CancellationToken.None);
        File.Move(file + ".part", file);
        return new MailOutcome.Sent();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private SmtpConnection? _connection;

    public async Task<MailOutcome> SendAsync(MimeMessage message, Func<Task> beforeData, CancellationToken cancellation)
    {
        var isReused = _connection is not null;
        var outcome = await TryAsync(message, beforeData, cancellation);

        // Servers end a connection after some mails or seconds: that says nothing about the next one.
        return isReused && outcome is MailOutcome.Deferred { IsServerDown: true }
            ? await TryAsync(message, beforeData, cancellation) : outcome;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }

    private async Task<MailOutcome> TryAsync(MimeMessage message, Func<Task> beforeData, CancellationToken cancellation)
    {
        var isUsable = false;
        try
        {
            _connection ??= await SmtpConnection.OpenAsync(settings, cancellation);
            var outcome = await _connection.SendAsync(message, beforeData, cancellation);
            isUsable = outcome is not (MailOutcome.Uncertain or MailOutcome.Deferred { IsServerDown: true });
            return outcome;
        }
        catch (SmtpFailure e)
        {
            return new MailOutcome.Deferred(e.Message, IsServerDown: true);
        }
        finally
        {
            if (!isUsable)
            {
                await DisposeAsync();
            }
        }
    }
}
