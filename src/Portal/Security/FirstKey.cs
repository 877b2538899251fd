using System.Xml.Linq;
using IntMan.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IntMan.Portal.Security;

// Before the first request: the key that signs cookies.
public sealed partial class FirstKey(
    ProtectionKeys keys,
    IDataProtectionProvider protection,
    KeyCertificates certificates,
    ILoggerFactory loggers) : IHostedService
{
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (certificates.AreMissing)
        {
            LogOpenKeys(loggers.CreateLogger<FirstKey>());
        }

        return keys.PrepareAsync(() => protection.CreateProtector(nameof(FirstKey)).Protect([0]), IsToWrap, Wrap, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<XElement> OpenPartsOf(XElement key) =>
        key.Descendants().Where(part => (bool?)part.Attribute(Protection + "requiresEncryption") == true);

    [LoggerMessage(1, LogLevel.Warning, "The portal's keys lie open in the database: whoever has a copy of it can sign in as anybody. "
        + "\"keys certificate\" makes the certificate that Portal__KeyCertificates__0 names.")]
    private static partial void LogOpenKeys(ILogger logger);

    private bool IsToWrap(string key) => certificates.All.Count > 0 && OpenPartsOf(XElement.Parse(key)).Any();

    // What was made before there was a certificate, wrapped as the framework wraps new keys.
    private string Wrap(string stored)
    {
        var key = XElement.Parse(stored);
        var encryptor = new CertificateXmlEncryptor(certificates.All[0], loggers);
        foreach (var part in OpenPartsOf(key).ToList())
        {
            var wrapped = encryptor.Encrypt(part);
            part.ReplaceWith(new XElement(
                Protection + "encryptedSecret",
                new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!),
                wrapped.EncryptedElement));
        }

        return key.ToString(SaveOptions.DisableFormatting);
    }
}
