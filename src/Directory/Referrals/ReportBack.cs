using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary> Rückmeldung with the code on the slip, without an account: which service it is about, and what became of it. In the public
/// zone, which can hand in a report and read nothing: no person, no case number, no other referral. </summary>
public sealed class ReportBack(PublicSource source, PublicChanges changes, CodeGuard guard, TimeProvider clock)
{
    public const int AppointmentDays = 366;

    private const int MostSuggestions = 100;

    private const string ServiceSql = """
        select s.id, s.slug, s.name, o.name as organisation, s.areas, s.served_keys, s.serves_everyone
        from public_directory.service s join public_directory.organisation o on o.id = s.organisation_id
        where s.id = referral.service_of(@digest, @today)
        """;

    // What helps in the same part of life for the same people; the exact one can be told by a call.
    private const string SuggestionSql = """
        select s.id, s.slug, s.name, o.name as organisation, s.areas, s.served_keys, s.serves_everyone
        from public_directory.service s join public_directory.organisation o on o.id = s.organisation_id
        where s.id <> @Id and s.areas && @Areas and (s.serves_everyone or @ServesEveryone or s.served_keys && @keys)
        order by s.name collate "de-x-icu", s.id limit @MostSuggestions
        """;

    public async Task<CodeAnswer> OpenAsync(string? typed, string network, CancellationToken cancellation)
    {
        if (!await guard.TryTakeAsync(network, cancellation))
        {
            return new CodeAnswer(CodeState.Throttled, null);
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var found = await connection.QuerySingleOrDefaultAsync<ReportedService>(ServiceSql,
            new { digest = ReferralCode.DigestOf(typed), today = Today });
        if (found is null)
        {
            return new CodeAnswer(CodeState.Unknown, null);
        }

        await guard.ReturnAsync(network, cancellation);
        return new CodeAnswer(CodeState.Known, found);
    }

    public async Task<IReadOnlyList<ReportedService>> SuggestionsAsync(ReportedService service, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var keys = service.ServedKeys.Concat(service.ServedKeys.Select(key => key[..Math.Min(5, key.Length)])).Distinct().ToArray();
        return (await connection.QueryAsync<ReportedService>(new CommandDefinition(SuggestionSql,
            new { service.Id, service.Areas, service.ServesEveryone, keys, MostSuggestions }, cancellationToken: cancellation))).AsList();
    }

    public Task<bool> ReportAsync(Caller stranger, string? typed, NewReport report, CancellationToken cancellation)
    {
        var appointment = report.Outcome == ReportOutcome.Appointment ? report.AppointmentOn : null;
        if (report.Outcome == ReportOutcome.Appointment && !IsLikely(appointment, Today))
        {
            throw new RuleViolation("Nennen Sie den Tag des Termins.", nameof(NewReport.AppointmentOn));
        }

        return changes.WriteAsync(stranger, change => change.ScalarAsync<bool>(
            "select referral.report_back(@digest, @today, @At, @report, @step, @reporter, @outcome, @appointment, @suggested)",
            new
            {
                digest = ReferralCode.DigestOf(typed), today = Today, change.At, report = Guid.CreateVersion7(change.At),
                step = Guid.CreateVersion7(change.At), reporter = report.Reporter.ToString(), outcome = report.Outcome.ToString(),
                appointment, suggested = report.Outcome == ReportOutcome.NotResponsible ? report.SuggestedId : null,
            }), cancellation);
    }

    public static bool IsLikely(DateOnly? appointment, DateOnly today) => today.AddDays(-AppointmentDays) <= appointment
        && appointment <= today.AddDays(AppointmentDays);

    private DateOnly Today => new MunicipalCalendar(clock).Today;
}

public sealed record NewReport(Reporter Reporter, ReportOutcome Outcome, DateOnly? AppointmentOn, Guid? SuggestedId);

/// <summary>What a code told: nothing, or which service.</summary>
public sealed record CodeAnswer(CodeState State, ReportedService? Service);

public enum CodeState
{
    Known,

    // Mistyped, never given out, or expired: all the same from outside.
    Unknown,
    Throttled,
}

/// <summary>The service that a code is about.</summary>
public sealed class ReportedService
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string[] Areas { get; init; } = [];
    public string[] ServedKeys { get; init; } = [];
    public bool ServesEveryone { get; init; }
}
