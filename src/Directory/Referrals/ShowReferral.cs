using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>One referral with all that happened to it, for those who may see it.</summary>
public sealed class ShowReferral(ReadReferrals read, CodeSeal seal)
{
    private const string Sql = """
        select s.slug, s.name, o.name as organisation, s.status = 'Published' as is_published, s.phone, s.email
        from directory.service s join directory.organisation o on o.id = s.organisation_id where s.id = @ServiceId;

        select at, kind, account_id, state, reason, follow_up_on from referral.step where referral_id = @Id order by at, id limit 200;

        select p.at, p.reporter, p.outcome, p.appointment_on, s.slug as suggested_slug, s.name as suggested_name
        from referral.report p left join directory.service s on s.id = p.suggested_service_id where p.referral_id = @Id order by p.at, p.id
          limit 200;
        """;

    public Task<ReferralEntry?> ExecuteAsync(Caller caller, Guid id, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, async reader =>
        {
            if (await ReadReferrals.FindAsync(reader, id) is not { } referral)
            {
                return null;
            }

            await using var grid = await reader.Connection.QueryMultipleAsync(new CommandDefinition(
                Sql, new { referral.Id, referral.ServiceId }, reader.Transaction, cancellationToken: cancellation));
            var service = await grid.ReadSingleAsync<ReferredService>();
            var steps = (await grid.ReadAsync<StepLine>()).AsList();
            var reports = (await grid.ReadAsync<ReportLine>()).AsList();
            var code = referral.CodeSealed is { } bytes && referral.CodeExpiresOn >= caller.Scope.Day ? seal.Open(bytes) : null;
            return new ReferralEntry(referral, service, steps, reports, code);
        }, cancellation);
}

public sealed record ReferralEntry(Referral Referral, ReferredService Service, IReadOnlyList<StepLine> Steps,
    IReadOnlyList<ReportLine> Reports, string? Code)
{
    // Service and client say things that cannot both be true; the reader decides.
    public bool HasConflict => Reports.Any(a => Reports.Any(b => IsMeeting(a.Outcome) != IsMeeting(b.Outcome) && a.Reporter != b.Reporter));

    private static bool IsMeeting(ReportOutcome outcome) => outcome is ReportOutcome.Arrived or ReportOutcome.Appointment;
}

/// <summary>The service of a referral, also when it is no longer published.</summary>
public sealed class ReferredService
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public bool IsPublished { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
}

/// <summary>A step of the history.</summary>
public sealed class StepLine
{
    public DateTimeOffset At { get; init; }
    public StepKind Kind { get; init; }

    public Guid? AccountId { get; init; }
    public ReferralState State { get; init; }
    public FailureReason? Reason { get; init; }
    public DateOnly? FollowUpOn { get; init; }
}

/// <summary>A report with the code.</summary>
public sealed class ReportLine
{
    public DateTimeOffset At { get; init; }
    public Reporter Reporter { get; init; }
    public ReportOutcome Outcome { get; init; }
    public DateOnly? AppointmentOn { get; init; }

    public string? SuggestedSlug { get; init; }
    public string? SuggestedName { get; init; }
}
