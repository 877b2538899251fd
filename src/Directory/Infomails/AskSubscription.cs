using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Infomails;

/// <summary>
/// Somebody wants the Infomails of a municipality: the address gets a mail with a link. Whoever is subscribed already gets the same
/// mail, so that nobody learns from the form who is.
/// </summary>
public sealed class AskSubscription(PublicChanges changes, MailTemplates templates, InfomailLinks links)
{
    public const int DaysToConfirm = 7;

    private const string Kind = OutgoingMail.PublicPrefix + "infomail-bestaetigung";

    public Task ExecuteAsync(
        Caller stranger, InfomailPlace municipality, string email, Language language, CancellationToken cancellation) =>
        changes.WriteAsync(stranger, async change =>
        {
            var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            var expires = change.At.AddDays(DaysToConfirm);
            var isNew = await change.ScalarAsync<bool>(
                "select infomail.ask(@digest, @Ags, @email, @Code, @At, @expires)",
                new { digest = DigestOf(code), municipality.Ags, email, language.Code, change.At, expires });
            if (isNew)
            {
                var values = new TemplateValues()
                    .Set("gemeinde", municipality.Name)
                    .Set("link", links.Confirm(language, code).AbsoluteUri)
                    .Set("tage", DaysToConfirm.ToString(CultureInfo.InvariantCulture));
                await change.MailAsync(templates.Render("infomail-bestaetigung", values, language).To(Kind, email));
            }

            return isNew;
        }, cancellation);

    internal static byte[] DigestOf(string? code) => SHA256.HashData(Encoding.ASCII.GetBytes(code ?? ""));
}
