using System.Data.Common;
using System.Globalization;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Work;

/// <summary>What rounds remind of each day: meetings that come, tasks that are due, minutes that are missing. Approves minutes that nobody
/// objected to within the period of the charter. Runs in the transaction of the day's reminders, once for each day.</summary>
public sealed class SendMeetingMails(MailTemplates templates, InvitationLinks links, Outbox outbox, TimeProvider clock) : IDailyMails
{
    /// <summary>So many days before a meeting, at most.</summary>
    public const int DaysBefore = 3;

    private const string Kind = "meeting";
    private const int DaysBeforeTask = 3;
    private const int DaysToWrite = 7;

    // Day and times come from the statement that claims the reminder: a date that moves meanwhile is reminded of anew.
    private const string ComingSql = """
        update meetings.invitation i set reminded_at = @now
        from meetings.meeting m join meetings.series s on s.id = m.series_id, (select id, person_id from meetings.invitation) v
            left join published_directory.colleague p on p.id = v.person_id
        where m.id = i.meeting_id and v.id = i.id and m.state = 'Invited' and m.held_on > @today and m.held_on <= @last
            and i.removed_at is null and i.reminded_at is null and i.sent_sequence is not null
            and not (i.answer = 'Declined' and i.answered_sequence = m.sequence)
        returning i.id, coalesce(i.name, p.name) as name, coalesce(i.email, p.email) as email, s.title || case when i.kind <> 'Member'
              and m.part_two_at is not null then ', Teil 2' else '' end as title, m.held_on,
            case when i.kind <> 'Member' and m.part_two_at is not null then m.part_two_at else m.starts_at end as starts_at, m.ends_at,
            m.place, i.answer <> 'None' and i.answered_sequence = m.sequence as has_answered
        """;

    private const string TasksSql = """
        select t.id, p.name, p.email, s.title, t.text, t.due_on
        from meetings.task t join meetings.series s on s.id = t.series_id join published_directory.colleague p on p.id = t.person_id
        where t.state in ('Open', 'InProgress') and not t.is_protected and t.due_on <= @soon
        order by p.id, t.due_on, t.id
        """;

    private const string RecordsSql = """
        select m.id, p.name, p.email, s.title, s.slug, m.held_on
        from meetings.meeting m join meetings.series s on s.id = m.series_id
            join meetings.role_term w on w.series_id = s.id and w.role = 'MinuteTaker'
              and foundation.valid_on(w.valid_from, w.valid_until, @today)
            join published_directory.colleague p on p.id = w.person_id
        where m.state = 'Held' and m.held_on <= @late and not exists (select from meetings.record r
            where r.meeting_id = m.id and not r.is_protected and r.state <> 'Draft')
        order by m.held_on, m.id
        """;

    public async Task SendAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await connection.ExecuteScalarAsync<int>("select meetings.approve_silent(@today, @now)", new { today, now = clock.GetUtcNow() },
            transaction);
        List<OutgoingMail> mails =
        [
            .. await ComingAsync(connection, transaction, today), .. await TasksAsync(connection, transaction, today),
            .. await RecordsAsync(connection, transaction, today),
        ];
        await outbox.QueueAsync(connection, mails, transaction);
    }

    private async Task<IEnumerable<OutgoingMail>> ComingAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var coming = await connection.QueryAsync<Reminder>(ComingSql,
            new { today, last = today.AddDays(DaysBefore), now = clock.GetUtcNow() }, transaction);
        return coming.Where(one => OutgoingMail.IsAddress(one.Email)).Select(one => templates.Render("treffen-erinnerung",
            new TemplateValues().Set("name", one.Name).Set("titel", one.Title).Set("tag", InvitationMails.DayOf(one.HeldOn))
                .Set("zeit", InvitationMails.TimesOf(one.StartsAt, one.EndsAt)).Set("ort", one.Place)
                .Set("antwort", one.HasAnswered ? "Hat sich etwas geändert? Ihre Antwort ändern Sie hier:"
                    : "Ihre Antwort fehlt noch. Bitte sagen Sie zu oder ab:")
                .Set("link", links.Answer(one.Id).AbsoluteUri)).To(Kind, one.Email!) with { ToName = one.Name });
    }

    // Once before a task is due, and once when it is late.
    private async Task<IEnumerable<OutgoingMail>> TasksAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var due = (await connection.QueryAsync<Reminder>(TasksSql, new { soon = today.AddDays(DaysBeforeTask) }, transaction)).AsList();
        string SlotOf(Reminder task) => string.Create(CultureInfo.InvariantCulture,
            $"{task.Id:N} {task.DueOn:yyyy-MM-dd}{(task.DueOn < today ? " late" : "")}");
        var untold = await DoneOnce.ClaimAsync(connection, transaction, "meeting-task", [.. due.Select(SlotOf)], clock.GetUtcNow());
        return due.Where(task => untold.Contains(SlotOf(task)) && OutgoingMail.IsAddress(task.Email)).GroupBy(task => task.Email!)
            .Select(person => templates.Render("treffen-aufgaben", new TemplateValues().Set("name", person.First().Name)
                .SetRows("aufgaben", person.Select(task => new Dictionary<string, string?>
                {
                    ["text"] = task.Text, ["runde"] = task.Title,
                    ["bis"] = (task.DueOn < today ? "fällig seit " : "bis ") + task.DueOn.ToString("d. MMMM yyyy", Language.German.Culture),
                }))).To(Kind, person.Key) with { ToName = person.First().Name });
    }

    private async Task<IEnumerable<OutgoingMail>> RecordsAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var missing = (await connection.QueryAsync<Reminder>(RecordsSql, new { today, late = today.AddDays(-DaysToWrite) }, transaction))
            .AsList();
        var untold = await DoneOnce.ClaimAsync(connection, transaction, "meeting-record",
            [.. missing.Select(one => one.Id.ToString("N")).Distinct()], clock.GetUtcNow());
        return missing.Where(one => untold.Contains(one.Id.ToString("N")) && OutgoingMail.IsAddress(one.Email)).Select(one =>
            templates.Render("treffen-protokoll", new TemplateValues().Set("name", one.Name).Set("titel", one.Title)
                .Set("tag", InvitationMails.DayOf(one.HeldOn)).Set("link", links.Page(one.Slug, MeetingKey.Of(one.HeldOn)).AbsoluteUri))
                .To(Kind, one.Email!) with { ToName = one.Name });
    }

    private sealed class Reminder
    {
        public Guid Id { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string Title { get; init; } = "";

        public string Slug { get; init; } = "";

        public string Text { get; init; } = "";

        public DateOnly HeldOn { get; init; }

        public DateOnly DueOn { get; init; }

        public TimeOnly StartsAt { get; init; }

        public TimeOnly EndsAt { get; init; }

        public string Place { get; init; } = "";

        public bool HasAnswered { get; init; }
    }
}
