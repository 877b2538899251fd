using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Dapper;
using IntMan.Portal.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IntMan.Portal.Security;

[SuppressMessage("ApiDesign", "RS0030", Justification = "Before the first request: the key that signs cookies.")]
public sealed partial class FirstKey(
    PortalDatabase database,
    IDataProtectionProvider protection,
    KeyCertificates certificates,
    ILoggerFactory loggers) : IHostedService
{
    private const long LockKey = 0x4B4559;
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (certificates.AreMissing)
        {
            LogOpenKeys(loggers.CreateLogger<FirstKey>());
        }

        await using var connection = await database.Accounts.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Only who finds something to do needs the lock.
        var keys = (await KeysAsync(connection)).AsList();
        if (keys.Count > 0 && !keys.Exists(IsToWrap))
        {
            return;
        }

        await connection.ExecuteAsync("set local lock_timeout = '30s'; set local statement_timeout = '30s'");
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@LockKey)", new { LockKey }, commandTimeout: 30);
        protection.CreateProtector(nameof(FirstKey)).Protect([0]);
        foreach (var key in (await KeysAsync(connection)).Where(IsToWrap))
        {
            await connection.ExecuteAsync(
                "update accounts.data_protection_key set xml = @xml where id = @Id", new { xml = Wrap(key), key.Id });
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Task<IEnumerable<StoredKey>> KeysAsync(DbConnection connection) =>
        connection.QueryAsync<StoredKey>("select id, xml from accounts.data_protection_key order by id");

    private static IEnumerable<XElement> OpenPartsOf(XElement key) =>
        key.Descendants().Where(part => (bool?)part.Attribute(Protection + "requiresEncryption") == true);

    [LoggerMessage(1, LogLevel.Warning, "The portal's keys lie open in the database: whoever has a copy of it can sign in as anybody. "
        + "\"keys certificate\" makes the certificate that Portal__KeyCertificates__0 names.")]
    private static partial void LogOpenKeys(ILogger logger);

    private bool IsToWrap(StoredKey key) => certificates.All.Count > 0 && OpenPartsOf(XElement.Parse(key.Xml)).Any();

    // What was made before there was a certificate, wrapped as the framework wraps new keys.
    private string Wrap(StoredKey stored)
    {
        var key = XElement.Parse(stored.Xml);
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

    private sealed record StoredKey(long Id, string Xml);
}
