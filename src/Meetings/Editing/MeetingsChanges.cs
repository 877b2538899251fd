using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Meetings.Editing;

/// <summary>Opens changes of meetings. There is no history of rows: what was done stands in the audit log, and what was said in the
/// record.</summary>
public sealed class MeetingsChanges(StaffSource source, Outbox outbox, AuditLog audit, TimeProvider clock)
    : Changes<MeetingsDbContext>(source.Connections, Sentences, outbox, audit, clock)
{
    private static readonly ConstraintSentences Sentences = new(
        ("one_series_per_slug", "Dieses Kürzel hat schon eine andere Runde. Wählen Sie ein anderes.", "Slug"),
        ("one_meeting_a_day", "An diesem Tag ist schon ein Treffen dieser Runde. Wählen Sie einen anderen Tag.", "HeldOn"),
        ("one_seat_at_a_time", "Diese Person ist in dieser Zeit schon Mitglied.", "PersonId"),
        ("one_in_a_role_at_a_time",
            "Diese Aufgabe hat in dieser Zeit schon jemand. Beenden Sie zuerst die laufende Amtszeit.", "Role"),
        ("one_mandate_at_a_time", "Diese Person hat in dieser Zeit schon ein Mandat für diese Runde.", "PersonId"),
        ("one_invitation_per_person", "Diese Person ist schon eingeladen.", "Email"),
        ("meeting_ends_after_start", "Das Ende liegt vor dem Beginn. Prüfen Sie beide Uhrzeiten.", "EndsAt"),
        ("part_two_within", "Teil 2 beginnt zwischen Beginn und Ende. Prüfen Sie die Uhrzeiten.", "PartTwoAt"),
        ("ballot_of_wording", "Der Wortlaut ist nicht mehr der, über den abgestimmt werden soll. Laden Sie die Seite neu.", null),
        ("released_before_hand_off", "Das Anliegen ist nicht freigegeben. Erst stimmt das Forum über den Wortlaut ab.", null),
        ("released_wording_is_handed_off", "Freigegeben ist ein anderer Wortlaut. Laden Sie die Seite neu.", null),
        ("forum_reports_to_a_round", "Im Auftrag des Forums steht nicht, an welche Runde es berichtet.", null),
        ("one_paper_per_number", "Eine Unterlage mit dieser Nummer gibt es schon.", "Number"));

    /// <summary>A change in one series, for somebody who is something in it at the moment of the change.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="slug">Of the series.</param>
    /// <param name="write">Does the work.</param>
    /// <param name="alone">For what changes the series itself, its seats, terms and mandates.</param>
    /// <exception cref="MissingEntry">There is no such series for the caller.</exception>
    public Task<TResult> InSeriesAsync<TResult>(Caller caller, string slug, Func<SeriesChange, Task<TResult>> write,
        CancellationToken cancellation, bool alone = false) =>
        WriteAsync(
            caller,
            null,
            async change =>
            {
                // Whoever changes terms, seats or mandates of the series holds it alone: rights are those of the commit.
                var held = alone ? "update" : "share";
                await change.ScalarAsync<Guid?>($"select id from meetings.series where slug = @slug for {held}", new { slug });
                var standing = await Standing.FindAsync(change, caller, slug) ?? throw new MissingEntry();
                return await write(new SeriesChange(change, standing));
            },
            cancellation,
            byOwners: true);

    /// <summary>The same for a change that answers nothing.</summary>
    public Task InSeriesAsync(Caller caller, string slug, Func<SeriesChange, Task> write, CancellationToken cancellation,
        bool alone = false) =>
        InSeriesAsync<object?>(
            caller,
            slug,
            async change =>
            {
                await write(change);
                return null;
            },
            cancellation,
            alone);

    protected override MeetingsDbContext Open(DbContextOptions<MeetingsDbContext> options) => new(options);

    protected override Task<bool> AreInScopeAsync(Change<MeetingsDbContext> change, string table, string[] keys) =>
        throw new NotSupportedException("Meetings have no entities; see SeriesChange.");
}
