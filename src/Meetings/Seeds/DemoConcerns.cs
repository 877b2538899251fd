using Dapper;
using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using Npgsql;

namespace IntMan.Meetings.Seeds;

/// <summary>Concerns of the demo forum in every state: from the one that was raised yesterday to the one whose circle is closed. They hold
/// what the portal itself would have written.</summary>
internal sealed class DemoConcerns(NpgsqlConnection connection, DateOnly today)
{
    private const string Spokesperson = "ludger-klosterwiese";

    private static readonly DemoConcern[] All =
    [
        new("Wartezeiten bei der Ausländerbehörde", "Raised", -1, "joana-drachenbach",
            "Termine erst in zwölf Wochen. Zwei von uns bekommen am Telefon gar niemanden mehr.", null),
        new("Kinderbetreuung bei Sprachkursen", "Worded", -8, "nadim-rebstoeckl",
            "Vier Kurse betroffen, vor allem in Überlingen. Die Träger schieben es sich gegenseitig zu.",
            "Viele Frauen nehmen an Kursen nicht teil, weil die Betreuung fehlt. Vier Kurse in diesem Halbjahr sind betroffen."),
        new("Schlüsselübergabe in den Unterkünften", "Voting", -6, "joana-drachenbach",
            "Die Hausverwaltung lässt uns warten. In Markdorf standen wir dreimal vor verschlossener Tür.",
            "Wir bitten um eine feste Ansprechperson je Unterkunft, damit Beratung vor Ort pünktlich beginnt."),
        new("Formulare in einfacher Sprache", "Released", -12, "nadim-rebstoeckl",
            "Das Jobcenter meint, das sei Sache des Bundes. Stimmt so nicht.",
            "Wir bitten um kurze Erläuterungen in einfacher Sprache zu den drei häufigsten Formularen."),
        new("Zu große Fallzahlen", "Kept", -45, Spokesperson,
            "Drei von uns sind am Limit. Wir wollen das erst mit den eigenen Leitungen besprechen.",
            "Die Zahl der Fälle je Stelle ist zu hoch."),
        new("Termine beim Jobcenter", "Sent", -3, Spokesperson,
            "Acht Wochen Wartezeit, Fristen laufen ab. Eine Teamleitung blockt.",
            "Ratsuchende warten bis zu 8 Wochen auf einen Termin. In dieser Zeit laufen Fristen für Nachweise ab. "
                + "Wir bitten um eine feste Ansprechperson im Jobcenter."),
        new("Fahrtkosten zu Kursen", "Received", -150, "nadim-rebstoeckl",
            "Aus den Ortsteilen fährt kaum etwas. Zwei haben deswegen abgebrochen.",
            "Wir bitten zu prüfen, ob Fahrtkosten zu Sprachkursen auch aus den Ortsteilen erstattet werden können."),
        new("Übergabe beim Auszug aus der Gemeinschaftsunterkunft", "Scheduled", -40, "joana-drachenbach",
            "Beim Umzug geht alles verloren. In der letzten Woche wieder zwei Fälle.",
            "Beim Umzug wechselt die Zuständigkeit. Ohne abgestimmte Regeln gehen Informationen verloren."),
        new("Wartezeiten bei der Anerkennung von Abschlüssen", "Asked", -60, Spokesperson,
            "Die Stelle antwortet nicht. Wir haben keine Zahlen, nur Eindrücke.",
            "Die Anerkennung ausländischer Abschlüsse dauert zu lange. Wir bitten die Runde, mit der Stelle zu sprechen."),
        new("Pool für Sprachmittlung im Landkreis", "Escalated", -140, Spokesperson,
            "Im ländlichen Teil fehlen Dolmetschende, seit Wochen gar keine. Beim Arzttermin musste ein Kind übersetzen.",
            "Im ländlichen Teil des Landkreises fehlen Dolmetschende, vor allem für Gesundheitsthemen. "
                + "Wir bitten um einen gemeinsamen Pool für Sprachmittlung im Landkreis."),
        new("Einheitliche Verweisbögen", "Answered", -100, "nadim-rebstoeckl",
            "Jeder Träger hat einen eigenen. Das Durcheinander nervt alle.",
            "Wir bitten um einen gemeinsamen Verweisbogen für alle Träger im Kreis."),
        new("Diensthandys für alle Stellen", "Declined", -200, "joana-drachenbach",
            "Zwei nutzen das private Telefon. Das geht so nicht weiter.",
            "Wir bitten um Diensthandys für alle Stellen im Integrationsmanagement."),
        new("Gemeinsamer Kalender der Sprachkurse", "Closed", -290, Spokesperson,
            "Niemand weiß, wo noch Plätze sind. Die Kursträger pflegen ihre Seiten nicht.",
            "Wir bitten um eine Übersicht aller Sprachkurse im Kreis mit freien Plätzen."),
    ];

    private int _number;

    public async Task WriteAsync()
    {
        foreach (var concern in All.Reverse())
        {
            await WriteAsync(concern);
        }

        await connection.ExecuteAsync("""
            update meetings.series set hand_offs = @_number where slug = 'koordinierungsrunde-bodenseekreis';
            select meetings.place_answers(id) from meetings.series where slug = 'austauschforum-bodenseekreis';
            """, new { _number });
    }

    private async Task WriteAsync(DemoConcern concern)
    {
        var id = Guid.NewGuid();
        var isOut = concern.State is not ("Raised" or "Worded" or "Voting" or "Released" or "Kept");
        var state = !isOut ? concern.State : concern.State switch
        {
            "Declined" => "ReportedBack",
            "Closed" => "Closed",
            _ => "HandedOff",
        };
        await connection.ExecuteAsync("""
            insert into meetings.concern (id, series_id, title, note, state, raised_by, raised_at, changed_at)
            select @id, s.id, @Title, @Note, 'Raised', p.id, @at, @at from meetings.series s, published_directory.person p
            where s.slug = 'austauschforum-bodenseekreis' and p.slug = @Person
            """, new { id, concern.Title, concern.Note, concern.Person, at = At(concern.Offset, 9) });
        await StepAsync(id, "Note", "Raised", concern.Person, At(concern.Offset, 9));
        if (concern.Text is null)
        {
            return;
        }

        var hash = WordingHash.Of(concern.Title, concern.Text, []);
        var worded = At(concern.Offset, 14);
        await connection.ExecuteAsync("""
            insert into meetings.wording (concern_id, number, series_id, title, text, hash, written_by, written_at)
            select c.id, 1, c.series_id, @Title, @Text, @hash, c.raised_by, @worded from meetings.concern c where c.id = @id;
            update meetings.concern set wording = 1, state = @state, changed_at = @worded where id = @id;
            """, new { id, concern.Title, concern.Text, hash, worded, state });
        await StepAsync(id, "Word", "Worded", concern.Person, worded);
        if (concern.State == "Worded")
        {
            return;
        }

        var ballot = await VoteAsync(id, concern, hash);
        if (isOut)
        {
            await HandOffAsync(id, concern, hash, ballot);
        }
    }

    private async Task<Guid> VoteAsync(Guid id, DemoConcern concern, byte[] hash)
    {
        var ballot = Guid.NewGuid();
        var isOpen = concern.State == "Voting";
        await connection.ExecuteAsync("""
            insert into meetings.ballot (id, series_id, concern_id, wording, hash, rule, silence_consents, eligible, opened_at, closes_at,
                closed_at, turnout, outcome)
            select @ballot, c.series_id, c.id, 1, @hash, 'Unanimous', false, 7, @opened, @closes, case when not @isOpen then @closed end,
                case when not @isOpen then 7 end, case when not @isOpen then @outcome end from meetings.concern c where c.id = @id;
            insert into meetings.ballot_voter (ballot_id, series_id, person_id, has_voted)
            select @ballot, d.series_id, d.person_id, p.slug in ('kaspar-nebelhornig', 'elif-seerosenthal', 'frauke-moewenstein')
            from meetings.mandate d join meetings.concern c on c.series_id = d.series_id
            join published_directory.person p on p.id = d.person_id
            where c.id = @id and @isOpen;
            insert into meetings.ballot_box (ballot_id, series_id, yes) select @ballot, series_id, 3 from meetings.concern
            where id = @id and @isOpen;
            """, new
        {
            ballot, id, hash, isOpen, opened = At(concern.Offset, 15), closed = At(concern.Offset, 16),
            closes = isOpen ? MunicipalCalendar.At(today.AddDays(2), TimeOnly.MinValue).ToUniversalTime() : At(concern.Offset, 16),
            outcome = concern.State == "Kept" ? "NotMet" : "Met",
        });
        await StepAsync(id, "OpenVote", "Voting", "joana-drachenbach", At(concern.Offset, 15));
        if (!isOpen)
        {
            var isKept = concern.State == "Kept";
            await StepAsync(id, isKept ? "Keep" : "Release", isKept ? "Kept" : "Released", null, At(concern.Offset, 16));
        }

        return ballot;
    }

    private async Task HandOffAsync(Guid id, DemoConcern concern, byte[] hash, Guid ballot)
    {
        var (copy, day) = (Guid.NewGuid(), today.AddDays(concern.Offset + 1));
        var isBack = concern.State is "Answered" or "Declined" or "Closed";
        DateOnly? After(int days, params string[] states) => states.Contains(concern.State) ? day.AddDays(days) : null;
        await connection.ExecuteAsync("""
            insert into meetings.hand_off (id, from_id, to_id, number, title, text, hash, handed_on, state, received_on, discussed_on,
                question, asked_on, escalated_on, answer, answered_on, declined_as, reported_on, changed_at)
            select @copy, f.id, f.reports_to_id, @number, @Title, @Text, @hash, @day, @state, @received, @discussed, @question, @asked,
                @escalated, @answer, @answered, @declined, @reported, @at
            from meetings.series f where f.slug = 'austauschforum-bodenseekreis';
            insert into meetings.concern_hand_off (hand_off_id, concern_id, series_id, wording, ballot_id, handed_by, handed_at)
            select @copy, c.id, c.series_id, 1, @ballot, p.id, @at from meetings.concern c, published_directory.person p
            where c.id = @id and p.slug = @Spokesperson;
            """, new
        {
            copy, id, ballot, Spokesperson, number = ++_number, concern.Title, concern.Text, hash, day, at = At(concern.Offset + 1, 10),
            state = concern.State switch { "Scheduled" => "Received", "Closed" => "Answered", var state => state },
            received = concern.State == "Sent" ? (DateOnly?)null : day.AddDays(2),
            discussed = After(30, "Escalated", "Answered", "Declined", "Closed"),
            question = concern.State == "Asked" ? "Um welche Abschlüsse geht es, und wie lange dauert es im Mittel?" : null,
            asked = After(12, "Asked"), escalated = After(33, "Escalated", "Closed"),
            answer = concern.State switch
            {
                "Answered" => "Die Träger einigen sich bis zum Jahresende auf einen Bogen. Bitte benennen Sie zwei Personen.",
                "Declined" => "Für Geräte sind die Träger zuständig. Bitte sprechen Sie Ihre Leitung an.",
                "Closed" => "Der Landkreis führt die Übersicht ab dem Frühjahr. Der Ausschuss hat zugestimmt.",
                _ => null,
            },
            answered = After(61, "Answered", "Declined", "Closed"), declined = concern.State == "Declined" ? "NotOurs" : null,
            reported = After(90, "Declined", "Closed"),
        });
        await StepAsync(id, "HandOff", "HandedOff", Spokesperson, At(concern.Offset + 1, 10));
        if (isBack && concern.State != "Answered")
        {
            await StepAsync(id, "Report", "ReportedBack", Spokesperson, At(concern.Offset + 91, 14));
        }

        if (concern.State == "Closed")
        {
            await StepAsync(id, "Close", "Closed", Spokesperson, At(concern.Offset + 92, 14));
        }

        await RoundAsync(copy, concern);
    }

    private Task<int> RoundAsync(Guid copy, DemoConcern concern) => concern.State switch
    {
        "Scheduled" => connection.ExecuteAsync("""
            insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible, body,
                state, source, hand_off_id, created_at)
            select gen_random_uuid(), m.series_id, m.id, 1, false, (select max(position) + 1 from meetings.item where meeting_id = m.id),
                h.title, 'Exchange', 15, 'Moderation', h.text, 'Accepted', 'Concern', h.id, h.changed_at
            from meetings.hand_off h join meetings.meeting m on m.series_id = h.to_id and m.state = 'Invited' where h.id = @copy
            """, new { copy }),
        "Escalated" or "Closed" => connection.ExecuteAsync("""
            insert into meetings.paper (id, series_id, hand_off_id, number, title, text, body, sent_on, meets_on, result, decided_on,
                is_public, created_at, changed_at)
            select gen_random_uuid(), h.to_id, h.id, @number, h.title, h.text, 'Sozialausschuss des Kreistags', @sent, @meets, @result,
                case when @result is not null then @meets::date end, true, @at, @at from meetings.hand_off h where h.id = @copy
            """, new
        {
            copy, number = $"{today.AddDays(concern.Offset + 35).Year}/{(concern.State == "Closed" ? "017" : "041")}",
            sent = today.AddDays(concern.Offset + 35),
            meets = concern.State == "Closed" ? today.AddDays(concern.Offset + 55) : today.AddDays(24),
            result = concern.State == "Closed" ? "Zugestimmt: Der Landkreis führt eine Übersicht der Sprachkurse." : null,
            at = At(concern.Offset + 35, 11),
        }),
        _ => Task.FromResult(0),
    };

    private Task<int> StepAsync(Guid id, string verb, string state, string? person, DateTimeOffset at) => connection.ExecuteAsync("""
        insert into meetings.concern_step (id, concern_id, series_id, verb, state, person_id, at)
        select gen_random_uuid(), c.id, c.series_id, @verb, @state,
            (select p.id from published_directory.person p where p.slug = @person), @at
        from meetings.concern c where c.id = @id
        """, new { id, verb, state, person, at });

    private DateTimeOffset At(int offset, int hour) =>
        MunicipalCalendar.At(today.AddDays(offset), new TimeOnly(hour, 5)).ToUniversalTime();

    // Offset in days from today of the day it was raised, worded and voted on.
    private sealed record DemoConcern(string Title, string State, int Offset, string Person, string Note, string? Text);
}
