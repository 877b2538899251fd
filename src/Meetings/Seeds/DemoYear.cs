using Dapper;
using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using Npgsql;

namespace IntMan.Meetings.Seeds;

/// <summary>Writes what the portal itself would have written in a year of rounds.</summary>
internal sealed class DemoYear(NpgsqlConnection connection, DateOnly today)
{
    private static readonly string[] Notes =
    [
        "Die Runde begrüßt alle Anwesenden. Die Tagesordnung wird angenommen.",
        "Zwei Aufgaben sind erledigt. Beim Datenaustausch fehlen noch Beispiele aus der Praxis.",
        "Im ländlichen Teil des Kreises fehlen Dolmetschende, vor allem für Gesundheitsthemen. "
            + "Ein gemeinsamer Pool für Sprachmittlung wird geprüft.",
        "Die nächsten Schritte stehen fest. Rückmeldungen gehen an die Koordination.",
        "Das nächste Treffen bereitet die Moderation vor.",
    ];

    private static readonly string[] Headings =
        ["Willkommen", "Nachverfolgung bestehender Aufgaben", "Sprachmittlung", "Nächste Schritte und Aufgaben", "Abschluss"];

    private static readonly TimeOnly Begin = new(14, 0);

    public async Task WriteAsync(DemoSeries series, AgendaTemplate template)
    {
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync("""
            insert into meetings.series (id, slug, title, format, county_key, ags, charter_version, aims, participants, cadence,
              weekday, starts_at,
              minutes, place, template, guests_invited_by, approval_rule, silence_days, release_rule, reports_to_id, is_public,
                created_at)
            values (@id, @Slug, @Title, @Format, @County, @Ags, 1, @Aims, @Participants, @Cadence, @Weekday, @Begin, @minutes,
              @Place, @Template, '',
              'Silence', 14, 'Unanimous', (select id from meetings.series where @Format = 'ExchangeForum'
                and slug = 'koordinierungsrunde-bodenseekreis'), @isPublic, @founded);

            insert into meetings.charter (series_id, version, text, decided_at, decided_by)
            values (@id, 1, 'Ziel: ' || @Aims || E'\nTeilnehmende: ' || @Participants, @founded,
              'Koordination Integrationsmanagement');
            """, new
        {
            id, series.Slug, series.Title, series.Format, series.County, series.Ags, series.Aims, series.Participants,
                series.Cadence, series.Weekday,
            series.Template, series.Place, Begin, minutes = template.Minutes, isPublic = series.Format != "TeamExchange",
                founded = At(-365, 9),
        });
        await SeatAsync(series, id);
        foreach (var date in series.Dates)
        {
            await MeetAsync(series, id, template, date);
        }

        await TopicsAsync(series, id);
    }

    private async Task SeatAsync(DemoSeries series, Guid id)
    {
        foreach (var (slug, place) in series.Members)
        {
            await connection.ExecuteAsync("""
                insert into meetings.member (id, series_id, person_id, stands_for, level, valid_from, confirmed_version, confirmed_at)
                select gen_random_uuid(), @id, p.id, @place, @level, @from, case when p.slug <> 'mirela-ampelstein' then 1 end,
                  case when p.slug <> 'mirela-ampelstein' then @at end
                from published_directory.person p where p.slug = @slug
                """, new { id, slug, place, level = series.Format == "CoordinationRound" ? "Meso" : "Micro", from =
                  today.AddDays(-365),
                at = At(-350, 10) });
            if (series.IsForum)
            {
                await connection.ExecuteAsync("""
                    insert into meetings.mandate (id, series_id, person_id, reach, reports_back, valid_from, valid_until,
                      granted_by, granted_at)
                    select gen_random_uuid(), @id, p.id, 'MayAgree', true, @from, case when p.slug = 'frauke-moewenstein' then
                      @soon::date end,
                      'Fachleitung', @at
                    from published_directory.person p where p.slug = @slug
                    """, new { id, slug, from = today.AddDays(-365), soon = today.AddDays(30), at = At(-360, 10) });
            }
        }

        foreach (var (role, slug) in series.Terms)
        {
            await connection.ExecuteAsync("""
                insert into meetings.role_term (id, series_id, person_id, role, valid_from)
                select gen_random_uuid(), @id, p.id, @role, @from from published_directory.person p where p.slug = @slug
                """, new { id, slug, role, from = today.AddDays(-365) });
        }
    }

    private async Task MeetAsync(DemoSeries series, Guid id, AgendaTemplate template, DemoDate date)
    {
        var day = DayOf(date.Offset, series.Weekday);
        var (meeting, isPast) = (Guid.CreateVersion7(), date.Offset < 0);
        var state = date switch
        {
            { ReplacedAfter: not null } => "Cancelled",
            { Offset: > 30 } => "Draft",
            { Offset: >= 0 } => "Invited",
            { IsInReview: true } or { IsUnwritten: true } => "Held",
            _ => "Closed",
        };
        await connection.ExecuteAsync("""
            insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, part_two_at, place, state, uid, guest_uid,
              sent_sequence,
              invited_at, started_at, ended_at, cancelled_because, replaced_on, created_at)
            values (@meeting, @id, @day, @Begin, @end, @two, @Place, @state, @uid, @guestUid, case when @state <> 'Draft' then 0 end,
              case when @state <> 'Draft' then @invited end, case when @state in ('Held', 'Closed') then @started end,
              case when @state in ('Held', 'Closed') then @ended end, case when @state = 'Cancelled' then
                'Die Moderation ist erkrankt.' end,
              @replaced, @invited)
            """, new
        {
            meeting, id, day, Begin, end = Begin.AddMinutes(template.Minutes), series.Place, state,
                uid = $"{Guid.NewGuid():N}@treffen",
            two = template.PartTwoAfter is { } after ? Begin.AddMinutes(after) : (TimeOnly?)null,
                guestUid = $"{Guid.NewGuid():N}@treffen",
            invited = At(date.Offset - 21, 9), started = At(day, 14), ended = At(day, 15),
            replaced = date.ReplacedAfter is { } later ? DayOf(date.Offset + later, series.Weekday) : (DateOnly?)null,
        });
        if (state == "Cancelled")
        {
            return;
        }

        var first = await AgendaAsync(series, id, meeting, template, state, day);
        if (state != "Draft")
        {
            await InviteAsync(id, meeting, isPast);
        }

        if (isPast)
        {
            await ResultsAsync(series, id, meeting, first, date, day);
        }
    }

    private async Task<Guid> AgendaAsync(DemoSeries series, Guid id, Guid meeting, AgendaTemplate template, string state,
        DateOnly day)
    {
        var talk = Guid.Empty;
        foreach (var part in template.Items.GroupBy(item => item.Part))
        {
            foreach (var (index, item) in part.Index())
            {
                var key = Guid.CreateVersion7();
                var isProtected = series.IsForum && part.Key == 1;
                talk = item.Manner == ItemManner.Exchange && !isProtected ? key : talk;
                await connection.ExecuteAsync("""
                    insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes,
                      responsible, body,
                      state, source, notes, notes_by, notes_at, created_at)
                    values (@key, @id, @meeting, @Part, @isProtected, @position, @Title, @manner, @Minutes, @Responsible, @Body,
                      @state, 'Template',
                      @notes, case when @notes <> '' then 'Rahel Schilfufer' end, case when @notes <> '' then @at end, @at)
                    """, new
                {
                    key, id, meeting, item.Part, isProtected, position = index + 1, item.Title, manner = item.Manner.ToString(),
                        item.Minutes,
                    item.Responsible, item.Body, state = state is "Held" or "Closed" ? "Noted" : "Accepted",
                    notes = state is "Held" or "Closed" && item.Manner != ItemManner.Break ? Notes[index % Notes.Length] : "",
                        at = At(day, 14),
                });
            }
        }

        return talk;
    }

    private Task<int> InviteAsync(Guid id, Guid meeting, bool isPast) => connection.ExecuteAsync("""
        with seat as (
            select m.person_id, row_number() over (order by m.id) as place from meetings.member m where m.series_id = @id),
        invited as (
            insert into meetings.invitation (id, meeting_id, kind, person_id, answer, substitute_name, answered_sequence,
              answered_at, sent_sequence)
            select gen_random_uuid(), @meeting, 'Member', person_id, answer, case when answer = 'Substitute' then 'Jonna Ebersfeld'
              end,
              case when answer <> 'None' then 0 end, case when answer <> 'None' then @at::timestamptz end, 0
            from seat cross join lateral (select case when @isPast or place % 4 = 1 then 'Accepted' when place % 4 = 3 then
              'Substitute'
              else 'None' end as answer) a)
        insert into meetings.attendance (id, meeting_id, series_id, part, is_protected, person_id, presence, noted_at)
        select gen_random_uuid(), @meeting, @id, part, part = 1 and s.format = 'ExchangeForum', person_id,
          case when seat.place % 5 = 4 then 'Excused' else 'Present' end, @at
        from seat join meetings.series s on s.id = @id cross join generate_series(1, 2) part
        where @isPast and (part = 1 or s.format = 'ExchangeForum')
        """, new { id, meeting, isPast, at = At(-1, 11) });

    private async Task ResultsAsync(DemoSeries series, Guid id, Guid meeting, Guid item, DemoDate date, DateOnly day)
    {
        var isOpen = date.Offset > -100;
        await connection.ExecuteAsync("""
            with counted as (update meetings.series set decisions = decisions + 1 where id = @id returning decisions)
            insert into meetings.decision (id, series_id, meeting_id, item_id, is_protected, number, text, votes, decided_by,
              decided_at)
            select gen_random_uuid(), @id, @meeting, @item, false, decisions,
              'Der Landkreis prüft einen gemeinsamen Pool für Sprachmittlung.', 'einstimmig', 'Rahel Schilfufer', @at from counted;

            insert into meetings.task (id, series_id, meeting_id, item_id, is_protected, text, person_id, due_on, state,
              created_by, created_at, changed_at)
            select gen_random_uuid(), @id, @meeting, @item, false, t.text, m.person_id, t.due, t.state, 'Rahel Schilfufer', @at, @at
            from (values (1, 'Praxisbeispiele zum Datenaustausch sammeln', @late::date, case when @isOpen then 'Open' else 'Done'
              end),
                (2, 'Liste der Sprachmittlung im ländlichen Raum prüfen', @soon::date, case when @isOpen then 'InProgress' else
                  'Done' end))
                as t (place, text, due, state)
            join (select m.person_id, row_number() over (order by p.slug = 'nadim-rebstoeckl' desc, p.slug) as place
                from meetings.member m join published_directory.person p on p.id = m.person_id where m.series_id = @id) m
                on m.place = t.place;
            """, new { id, meeting, item, isOpen, late = day.AddDays(10), soon = today.AddDays(14), at = At(day, 15) });
        if (!date.IsUnwritten)
        {
            await RecordAsync(series, id, meeting, date, day);
        }

        if (series.Format == "NetworkMeeting" && date.Offset > -100)
        {
            await CafeAsync(id, meeting, At(day, 15));
        }
    }

    // The network met as a World Café: one card has become an item, one a task.
    private Task<int> CafeAsync(Guid id, Guid meeting, DateTimeOffset at) => connection.ExecuteAsync("""
        insert into meetings.cafe_station (id, meeting_id, position, question)
        select gen_random_uuid(), @meeting, position, question from (values (1, 'Was läuft gut?'), (2, 'Wo hakt es?'),
          (3, 'Was tun wir als Nächstes?')) as q (position, question);
        insert into meetings.cafe_theme (id, meeting_id, position, title, host)
        select gen_random_uuid(), @meeting, position, title, host from (values (1, 'Wohnen', 'Svenja Tintenberg'),
          (2, 'Sprache', 'Nadim Rebstöckl'), (3, 'Arbeit', 'Joana Drachenbach')) as t (position, title, host);
        insert into meetings.cafe_card (id, station_id, theme_id, text, written_by, created_at)
        select gen_random_uuid(), s.id, t.id, c.text, t.host, @at
        from (values ('Wohnen', 1, 'Begleitung zum Besichtigungstermin'), ('Wohnen', 2, 'Vermietende fragen nach Bürgschaften'),
            ('Wohnen', 3, 'Gespräch mit Vermietenden vorbereiten'), ('Sprache', 1, 'Einstufung jede Woche'),
            ('Sprache', 2, 'Kurs ohne Kinderbetreuung'), ('Sprache', 3, 'Liste der Kurse mit Betreuung'),
            ('Arbeit', 1, 'Praktika über die Handwerkskammer'), ('Arbeit', 2, 'Anerkennung dauert lange')) as c (theme, station, text)
        join meetings.cafe_theme t on t.meeting_id = @meeting and t.title = c.theme
        join meetings.cafe_station s on s.meeting_id = @meeting and s.position = c.station;
        with made as (
            insert into meetings.item (id, series_id, part, is_protected, position, title, manner, minutes, responsible, body, state,
              source, created_at)
            values (gen_random_uuid(), @id, 1, false, 0, 'Gespräch mit Vermietenden vorbereiten', 'Exchange', 15, 'Alle',
              'Aus dem World-Café: Wohnen, „Was tun wir als Nächstes?“', 'Submitted', 'Card', @at) returning id)
        update meetings.cafe_card set item_id = made.id from made where text = 'Gespräch mit Vermietenden vorbereiten';
        with made as (
            insert into meetings.task (id, series_id, meeting_id, is_protected, text, person_id, due_on, state, note, created_by,
              created_at, changed_at)
            select gen_random_uuid(), @id, @meeting, false, 'Liste der Kurse mit Betreuung', p.id, @due, 'Open',
              'Aus dem World-Café: Sprache, „Was tun wir als Nächstes?“', 'Svenja Tintenberg', @at, @at
            from published_directory.person p where p.slug = 'nadim-rebstoeckl' returning id)
        update meetings.cafe_card set task_id = made.id from made where text = 'Liste der Kurse mit Betreuung';
        """, new { id, meeting, at, due = today.AddDays(21) });

    private async Task RecordAsync(DemoSeries series, Guid id, Guid meeting, DemoDate date, DateOnly day)
    {
        var text = $"**Datum:** {InvitationMails.DayOf(day)}, 14:00 Uhr\n\n**Ort:** {series.Place}\n\n"
            + string.Concat(Notes.Select((note, index) => $"## TOP {index + 1}: {Headings[index]}\n\n{note}\n\n"))
            + "**Beschluss:** Der Landkreis prüft einen gemeinsamen Pool für Sprachmittlung. (einstimmig)\n";
        await connection.ExecuteAsync("""
            insert into meetings.record (id, meeting_id, series_id, is_protected, state, review_until, revision, changed_at)
            values (@record, @meeting, @id, false, @state, @until, 4, @at);

            insert into meetings.record_draft (record_id, number, series_id, is_protected, text, hash, written_by, written_at)
            values (@record, 1, @id, false, @text, @hash, 'Rahel Schilfufer', @at);

            insert into meetings.objection (id, record_id, series_id, is_protected, text, person_id, raised_at)
            select gen_random_uuid(), @record, @id, false, 'TOP 3: Es geht um den ganzen Kreis, nicht nur um den ländlichen Teil.',
              p.id, @at
            from published_directory.person p where p.slug = 'nadim-rebstoeckl' and @state = 'InReview';

            insert into meetings.record_version (record_id, number, series_id, is_protected, text, hash, visibility, approved_by,
              published_by,
              published_at)
            select @record, 1, @id, false, @text, @hash, @visibility, 'Svenja Tintenberg', 'Svenja Tintenberg', @at where @state =
              'Published';
            """, new
        {
            record = Guid.CreateVersion7(), meeting, id, text, hash = RecordText.HashOf(text), state = date.IsInReview
                ? "InReview" : "Published",
            until = day.AddDays(60), at = At(date.Offset + 6, 10), visibility = series.Format == "TeamExchange"
                ? "Participants" : "Public",
        });
    }

    private Task<int> TopicsAsync(DemoSeries series, Guid id) => connection.ExecuteAsync("""
        insert into meetings.item (id, series_id, part, is_protected, position, title, manner, minutes, responsible, state, source,
          submitted_by, created_at)
        select gen_random_uuid(), @id, 1, @IsForum, 0, t.title, 'Exchange', t.minutes, 'Alle', t.state, t.source, m.person_id, @at
        from (values (1, 'Wartezeiten bei der Anerkennung von Abschlüssen', 15, 'Submitted', 'Member'),
            (2, 'Wohnungssuche: Was sagen wir Vermietenden?', 20, 'Deferred', 'Deferred')) as t (place, title, minutes, state, source)
        join (select person_id, row_number() over (order by id desc) as place from meetings.member where series_id = @id) m on
          m.place = t.place
        """, new { id, series.IsForum, at = At(-7, 16) });

    private DateOnly DayOf(int offset, int weekday)
    {
        var day = today.AddDays(offset);
        while ((int)day.DayOfWeek != weekday || HolidayCalendar.NameOf(day, FederalState.BW) is not null)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private DateTimeOffset At(int offset, int hour) => At(today.AddDays(offset), hour);

    private static DateTimeOffset At(DateOnly day, int hour) => MunicipalCalendar.At(day, new TimeOnly(hour, 5)).ToUniversalTime();
}
