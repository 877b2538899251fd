using System.Security.Cryptography;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntMan.Portal.Tests.Mail;

/// <summary>The row of a mail comes and goes with the business transaction; each zone can do only its part.</summary>
public sealed class OutboxTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private Outbox Outbox => portal.Services.GetRequiredService<Outbox>();

    [Fact]
    public async Task Queue_TransactionRolledBack_LeavesNoMail()
    {
        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using (var transaction = await staff.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await Outbox.QueueAsync(staff, new OutgoingMail("test.rollback", "a@ettlingen.example", "Betreff", "Text"), transaction);
        }

        await Outbox.QueueAsync(staff, new OutgoingMail("test.kept", "a@ettlingen.example", "Betreff", "Text"));
        Assert.Equal(["test.kept"],
            await staff.QueryAsync<string>("select kind from mail.outbox where kind in ('test.rollback', 'test.kept')"));
    }

    [Fact]
    public async Task Queue_ZonePublic_OnlyKindsOfThePublic()
    {
        await using var open = await portal.Cluster.ConnectAsync(portal.Database, "portal_public");
        var id = await Outbox.QueueAsync(open, new OutgoingMail("public.test", "b@ettlingen.example", "Betreff", "Text"));
        Assert.Equal("b@ettlingen.example", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select to_address from mail.outbox where id = '{id}'"));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            open.ExecuteAsync(
            "select mail.queue_public(gen_random_uuid(), 'invitation', 'b@ettlingen.example', null, 's', '', false, now())"));
        Assert.Equal("42501", refusal.SqlState);
    }

    [Fact]
    public async Task Queue_SameBatchAndAddress_OneMail()
    {
        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        var batch = Guid.Parse("0192aaaa-0000-7000-8000-000000000001");
        var mails = Enumerable.Range(0, 600)
            .Select(i => new OutgoingMail("test.batch", $"p{i % 500}@ettlingen.example", "Betreff", "Text") { Batch = batch }).ToList();
        Assert.Equal(500, await Outbox.QueueAsync(staff, mails));
        Assert.Equal(0, await Outbox.QueueAsync(staff, mails));
        Assert.Equal(500, await staff.ExecuteScalarAsync<int>("select count(*) from mail.outbox where batch = @batch", new { batch }));
    }

    [Fact]
    public async Task Queue_ContentInTheDatabase_IsNotReadable()
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var id = await Outbox.QueueAsync(owner, new OutgoingMail("test.sealed", "c@ettlingen.example", "Betreff",
            "https://wegweiser.example/einladung/geheim"));
        var content = await owner.ExecuteScalarAsync<byte[]>("select content from mail.outbox where id = @id", new { id });
        var stranger = portal.Services.GetRequiredService<ISeals>().For("anything else");
        Assert.Throws<CryptographicException>(() => MailContent.Open(stranger, content!));
        var opened = MailContent.Open(portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose), content!);
        Assert.Equal("https://wegweiser.example/einladung/geheim", opened.Text);
    }

    [Theory]
    [InlineData("ilse.birnbaum@ettlingen.example", true)]
    [InlineData("o'brien+liste@stadt-müllheim.example", true)]
    [InlineData("a@b.example,c@d.example", false)]
    [InlineData("a@b.example;c@d.example", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("Ilse <a@b.example>", false)]
    [InlineData("\"a b\"@b.example", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("jürgen@b.example", false)]
    [InlineData("a@localhost", false)]
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData(" a@b.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsAddress_OnlyOnePlainMailbox_IsAccepted(string? text, bool expected) =>
        Assert.Equal(expected, OutgoingMail.IsAddress(text));

    [Theory]
    [InlineData("portal_public", "select 1 from mail.outbox")]
    [InlineData("portal_public", "insert into mail.outbox (id) values (gen_random_uuid())")]
    [InlineData("portal_staff", "select content from mail.outbox")]
    [InlineData("portal_staff", "delete from mail.outbox")]
    [InlineData("portal_staff", "update mail.outbox set to_address = 'x@y.example'")]
    [InlineData("portal_jobs", "delete from mail.outbox")]
    [InlineData("portal_audit", "select 1 from mail.outbox")]
    public async Task Zone_BeyondItsRights_IsDenied(string role, string sql)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, role);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql))).SqlState);
    }
}
