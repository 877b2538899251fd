using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Consultations;

/// <summary>Documents a talk, with or without a case.</summary>
public sealed class RecordConsultation(CaseloadChanges changes, TopicCatalogue catalogue, CaseTexts texts)
{
    private const string Insert = """
        insert into caseload.consultation (id, case_id, manager_id, county_key, held_on, channel, setting, topics, subtopics,
            next_contact_on,
            next_weeks, service_id, referred_to, accompanied, created_at)
        select @id, @caseId, caseload.me(), @county, @HeldOn, @channel, @setting, @topics, @subtopics, @NextContactOn, @NextWeeks,
            @ServiceId,
            @referredTo, @Accompanied, @At
        """;

    /// <summary>A talk of a case.</summary>
    public Task<Guid> ExecuteAsync(Caller caller, Guid caseId, ConsultationDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "talk", (change, row) => KeepAsync(change, row, draft), cancellation);

    internal async Task<Guid> KeepAsync(Change<CaseloadDbContext> change, CaseRow row, ConsultationDraft draft)
    {
        var caseId = row.Id;
        Check(draft, change.Scope.Day);
        Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
        Require.That(draft.HeldOn >= row.FirstContactOn, "Das Gespräch liegt vor dem Erstkontakt des Falls. Prüfen Sie den Tag.",
            nameof(draft.HeldOn));
        await RequireConsentAsync(change, caseId, draft.ServiceId);
        var id = await InsertAsync(change, caseId, row.CountyKey, draft);
        await texts.KeepAsync(change, row, id, "note", draft.Note, nameof(draft.Note), draft.IsConfirmed);
        await change.ExecuteAsync("""
            update caseload.case set last_contact_on = greatest(last_contact_on, @HeldOn),
                next_contact_on = case when last_contact_on is null or @HeldOn >= last_contact_on then @NextContactOn else
                    next_contact_on end
            where id = @caseId
            """, new { caseId, draft.HeldOn, draft.NextContactOn });
        return id;
    }

    /// <summary>Einmalige Anfrage: counted, without a case and without a word.</summary>
    public Task<Guid> ExecuteAsync(Caller caller, string county, ConsultationDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            Check(draft, change.Scope.Day);
            Require.That(draft.Note is null, "Eine einmalige Anfrage hat keine Notiz.", nameof(draft.Note));
            var id = await InsertAsync(change, null, county, draft);
            await change.ScalarAsync<string>("select caseload.note('inquiry', null, @At)", new { change.At });
            return id;
        }, cancellation);

    private void Check(ConsultationDraft draft, DateOnly today)
    {
        if (draft.Mistakes(today, catalogue) is { Count: > 0 } mistakes)
        {
            throw new RuleViolation(mistakes);
        }
    }

    // A service is named only where a release covers it.
    private static async Task RequireConsentAsync(Change<CaseloadDbContext> change, Guid caseId, Guid? serviceId)
    {
        if (serviceId is not null)
        {
            Require.That(await change.ScalarAsync<bool>("""
                select exists (select from caseload.consent_recipient r join caseload.consent c on c.id = r.consent_id
                    where r.case_id = @caseId and r.service_id = @serviceId and c.kind = 'Release' and c.withdrawn_on is null
                        and foundation.valid_on(c.signed_on, c.valid_until, @today))
                """, new { caseId, serviceId, today = change.Scope.Day }),
                "Für diese Stelle liegt keine gültige Entbindung vor. Tragen Sie sie zuerst ein.", nameof(ConsultationDraft.ServiceId));
        }
    }

    private async Task<Guid> InsertAsync(Change<CaseloadDbContext> change, Guid? caseId, string county, ConsultationDraft draft)
    {
        var id = Guid.CreateVersion7(change.At);
        var kind = draft.ServiceId is { } service
            ? await change.ScalarAsync<string>("select kind from public_directory.service where id = @service", new { service }) : null;
        await change.ExecuteAsync(Insert, new
        {
            id, caseId, county, draft.HeldOn, channel = draft.Channel.ToString(), setting = draft.Setting.ToString(),
            topics = draft.Known(catalogue), subtopics = draft.KnownSubtopics(catalogue), draft.NextContactOn, draft.NextWeeks,
            draft.ServiceId, referredTo = ReferredTo(draft.ServiceId, kind), draft.Accompanied, change.At,
        });
        return id;
    }

    private static string? ReferredTo(Guid? serviceId, string? kind) => serviceId is null ? null : ReferralClass.Of(kind);
}
