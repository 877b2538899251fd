using Dapper;
using IntMan.Directory.Tests.Readers;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>A mail about meetings in the outbox.</summary>
internal sealed record SentMail(Guid Id, string To, string Subject, MailContent Content)
{
    /// <summary>Those that were not seen yet.</summary>
    public static async Task<IReadOnlyList<SentMail>> NewAsync(PortalHost portal, ISet<Guid> seen)
    {
        var seal = portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose);
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var rows = await connection.QueryAsync<(Guid Id, string To, string Subject, byte[] Content)>(
            "select id, to_address, subject, content from mail.outbox where kind = 'meeting' and content is not null order by id");
        return [.. rows.Where(row => seen.Add(row.Id)).Select(row => new SentMail(row.Id, row.To, row.Subject,
            MailContent.Open(seal, row.Content)))];
    }

    /// <summary>The entry for the calendar as ical.js reads it.</summary>
    public Task<CalendarReading> ReadCalendarAsync() => NodeReader.ReadAsync<CalendarReading>("calendar.mjs",
        new { ics = Content.Calendar!.Text, first = "2026-01-01", last = "2028-12-31" });
}
