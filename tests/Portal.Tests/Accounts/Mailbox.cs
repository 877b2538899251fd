using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>The mails that a portal has queued, as their reader would see them.</summary>
public sealed partial class Mailbox(PortalHost portal)
{
    /// <summary>Texts of all mails to an address, in no order: the clock of tests stands still.</summary>
    public async Task<IReadOnlyList<string>> ToAsync(string email)
    {
        var protector = portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose);
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var contents = await connection.QueryAsync<byte[]>(
            "select content from mail.outbox where to_address = @email and content is not null", new { email });
        return [.. contents.Select(content => MailContent.Open(protector, content).Text)];
    }

    /// <summary>Path and query of the link to an address that still counts.</summary>
    public async Task<string> LinkAsync(string email)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var digests = (await connection.QueryAsync<byte[]>("select digest from accounts.account_link")).Select(Convert.ToHexString)
            .ToHashSet(StringComparer.Ordinal);
        return (await ToAsync(email)).Select(text => Link().Match(text))
            .Single(link => link.Success && digests.Contains(DigestOf(link.Groups["token"].Value))).Groups["path"].Value;
    }

    private static string DigestOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    [GeneratedRegex(@"http://(?:localhost|127\.0\.0\.1):[0-9]+(?<path>/\S+\?schluessel=(?<token>\S+))")]
    private static partial Regex Link();
}
