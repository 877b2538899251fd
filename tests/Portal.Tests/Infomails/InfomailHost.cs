using System.Text.RegularExpressions;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Tests.Mail;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Infomails;

/// <summary>The portal with a public address and a mail server of its own; mails can be read.</summary>
public sealed partial class InfomailHost(TestCluster cluster) : MailHost(cluster)
{
    /// <summary>The newest mail to an address, as it lies in the outbox.</summary>
    public async Task<(string Subject, MailContent Content)> MailToAsync(string address)
    {
        await using var owner = await Cluster.ConnectAsync(Database);
        var (subject, content) = await owner.QuerySingleAsync<(string, byte[])>(
            "select subject, content from mail.outbox where lower(to_address) = lower(@address) order by id desc limit 1", new { address });
        return (subject, MailContent.Open(Services.GetRequiredService<ISeals>().For(Outbox.Purpose), content));
    }

    /// <summary>Path and query of the first link in a text that contains the word.</summary>
    public static string LinkIn(string text, string word) =>
        new Uri(Link().Matches(text).Select(match => match.Value).First(link => link.Contains(word, StringComparison.Ordinal)))
        .PathAndQuery;

    public Task<T> ScalarAsync<T>(string sql) => Cluster.ScalarAsync<T>(Database, sql);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Portal:PublicUrl", "https://wegweiser.example");
    }

    [GeneratedRegex("https://wegweiser.example[^ \n]+")]
    private static partial Regex Link();
}
