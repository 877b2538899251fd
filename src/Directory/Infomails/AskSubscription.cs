using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Infomails;

/// <summary>
/// Somebody wants the Infomails of a municipality: the address gets a mail with a link. Whoever is subscribed already gets the same
/// mail, so that nobody learns from the form who is.
/// </summary>
public sealed class AskSubscription(DatabaseZones database, Outbox outbox, MailTemplates templates, InfomailLinks links, TimeProvider clock)
{
    public const int DaysToConfirm = 7;

    private const string Kind = OutgoingMail.PublicPrefix + "infomail-bestaetigung";

    public async Task ExecuteAsync(InfomailPlace municipality, string email, Language language, CancellationToken cancellation)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isNew = await connection.ExecuteScalarAsync<bool>(
            "select infomail.ask(@digest, @Ags, @email, @Code, @now, @expires)",
            new { digest = DigestOf(code), municipality.Ags, email, language.Code, now, expires = now.AddDays(DaysToConfirm) },
            transaction);
        if (!isNew)
        {
            return;
        }

        var values = new TemplateValues()
            .Set("gemeinde", municipality.Name)
            .Set("link", links.Confirm(language, code).AbsoluteUri)
            .Set("tage", DaysToConfirm.ToString(CultureInfo.InvariantCulture));
        await outbox.QueueAsync(connection, templates.Render("infomail-bestaetigung", values, language).To(Kind, email), transaction);
        await transaction.CommitAsync(cancellation);
    }

    internal static byte[] DigestOf(string? code) => SHA256.HashData(Encoding.ASCII.GetBytes(code ?? ""));
}
