using Dapper;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Accounts;

/// <summary>Whether the audit log is what was written: nothing changed, removed, put in or passed off as forgotten.</summary>
public static class CheckAudit
{
    private const long LongestOpen = 3600;

    public static async Task<CheckResult> OfAsync(NpgsqlConnection owner)
    {
        var (open, seconds) = await owner.QuerySingleAsync<(long Open, long Seconds)>(
            "select count(*), coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::bigint from accounts.audit_receipt");
        var findings = await owner.QueryAsync<string>("""
            select format(case defect
                when 'removed' then 'Eintrag %2$s vom %1$s fehlt'
                when 'inserted' then 'Eintrag %2$s vom %1$s gehört zu keiner Kette'
                when 'changed' then 'Eintrag %2$s vom %1$s passt nicht zur Kette'
                when 'gap' then 'vor Eintrag %2$s vom %1$s fehlen Einträge'
                else 'Einträge am Ende des Tages fehlen (%1$s)' end, to_char(day, 'DD.MM.YYYY'), entry_id)
            from (
                select * from accounts.audit_defects('-infinity', 'infinity')
                union all
                select day, entry_id, 'gap' from accounts.audit_gap) found
            order by day, entry_id, defect limit 6
            """, commandTimeout: 0);
        var passedOff = await owner.QueryAsync<string>("""
            select case defect when 'forgotten' then 'mehr Einträge fehlen, als nach Ablauf der Frist gelöscht wurden'
                else 'mehr Einträge sind gekürzt, als das Protokoll sagt' end from accounts.audit_passed_off()
            """);
        FormattableString waiting = $" ({open} Einträge noch nicht verkettet, der älteste seit {seconds} Sekunden)";
        return new CheckResult(
            "Prüfprotokoll" + (open == 0 ? "" : FormattableString.Invariant(waiting)),
            [
                .. findings,
                .. passedOff,
                .. seconds > LongestOpen ? ["seit mehr als einer Stunde wird nichts verkettet"] : (string[])[],
            ],
            "Passt etwas nicht, so hat jemand das Prüfprotokoll mit den Rechten des Servers verändert: Vergleichen Sie es mit der letzten "
                + "Sicherung. Verkettet wird, solange das Portal läuft.");
    }
}
