using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>
/// Works off the uploads: dry run, taking over, taking back. Each does the whole work in one transaction, and only the last step of a
/// decision commits it together with the state of the job: a worker that dies leaves nothing half done, and another one begins anew.
/// </summary>
public sealed class RunNextImport(DirectoryChanges changes, StaffSource source, UndoChangeSet undo, TimeProvider clock)
{
    public const int ListedErrors = 1000;

    public const int ListedChanges = 20;

    private const string ChangedSince =
        "Seit der Prüfung hat jemand Einträge geändert, die in der Datei stehen. Es wurde nichts übernommen. Sehen Sie sich die neue "
        + "Prüfung an und entscheiden Sie noch einmal.";
    private const string BrokenOff = "Die Arbeit ist abgebrochen, es wurde nichts geändert. Versuchen Sie es noch einmal.";

    private const string NotKept =
        "Manche Einträge des Imports gehören nicht mehr zu Ihrem Zuständigkeitsbereich. Es wurde nichts geändert.";

    public async Task<ImportState?> ExecuteAsync(CancellationToken cancellation)
    {
        if (await ClaimAsync(cancellation) is not { } job)
        {
            return null;
        }

        try
        {
            return job.State == ImportState.Undoing ? await TakeBackAsync(job, cancellation) : await LoadAsync(job, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            var back = job.State switch { ImportState.Checking => ImportState.Failed, ImportState.Applying => ImportState.Checked,
                _ => ImportState.Applied };
            await SettleAsync(job, back, BrokenOff);
            throw;
        }
    }

    // Forgets the files about which nobody decided in time.
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "delete from directory.import_job where change_set_id is null and expires_at < @now and (lease_until is null or lease_until < "
            + "now())", new { now = clock.GetUtcNow() });
    }

    /// <summary>Makes the server count its rows, if entries have been taken over or back since it last did; see the migration of
    /// directory.count_rows.</summary>
    public async Task CountRowsAsync(CancellationToken cancellation)
    {
        const string Uncounted = "from directory.import_job where counted_at is null and state in ('Applied', 'Undone')";
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var jobs = (await connection.QueryAsync<Guid>($"select id {Uncounted}", transaction: transaction)).AsList();
        if (jobs.Count == 0)
        {
            return;
        }

        await connection.ExecuteAsync(
            "set local statement_timeout = '60s'; set local lock_timeout = '60s'; select directory.count_rows()",
            transaction: transaction,
            commandTimeout: 60);
        await connection.ExecuteAsync("update directory.import_job set counted_at = @now where id = any(@jobs)",
            new { jobs = jobs.ToArray(), now = clock.GetUtcNow() }, transaction);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<ImportJob?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ImportJob>($"""
            update directory.import_job set lease_until = now() + {ImportHeartbeat.Lease}
            where id = (select id from directory.import_job where state in ('Checking', 'Applying', 'Undoing')
              and (lease_until is null or lease_until < now())
                order by created_at, id limit 1 for update skip locked)
            returning id, account_id, actor::text, covers_all, municipalities, counties, kind, file_name, source, licence, state,
              rows_total, digest, reading::text, result::text, content, change_set_id
            """);
    }

    private async Task<ImportState> LoadAsync(ImportJob job, CancellationToken cancellation)
    {
        var isMeant = job.State == ImportState.Applying;
        var (report, plan, gate) = (new ImportReport(0, 0, 0, 0, [], []), new PlanOfChange("", []), job.Findings?.Gate);
        try
        {
            var caller = isMeant ? CallerOf(job) : CallerOf(job).Trying();
            await changes.WriteAsync(caller, $"Datei übernommen: {job.What}", async change =>
            {
                await change.RecordAsync();
                await using (var heartbeat = new ImportHeartbeat(source, job.Id))
                {
                    using var csv = new MemoryStream(job.Content!, writable: false);
                    report = await FileOf(job, change).LoadAsync(job.Kind, csv, heartbeat, cancellation);
                    Require.That(report.ErrorCount == 0, "Die Datei hat Fehler.");
                    plan = await PlanOfChange.ReadAsync(change);
                    gate = isMeant ? gate : await GateOfImport.CheckAsync(change, new MunicipalCalendar(clock).Today);
                }

                await NoteAsync(change, job, new ImportResult(report, plan.Changes, gate), plan.Digest);
            }, cancellation, kind: ChangeKind.Import, timeLimit: DirectoryChanges.LargeTimeLimit);
            if (isMeant)
            {
                return ImportState.Applied;
            }
        }
        catch (RuleViolation refused)
        {
            report = report.ErrorCount > 0 ? report : report with { Errors = [ImportError.At(0, null, refused.Message)], ErrorCount = 1 };
        }
        catch (ChangedMeanwhile)
        {
            // The job says so below.
        }

        var result = ImportJob.Serialize(new ImportResult(report, plan.Changes, gate));
        await SettleAsync(job, ImportState.Checked, isMeant ? ChangedSince : null, result, plan.Digest,
            await ImportTexts.PackAsync(report.EveryNotice, cancellation));
        return ImportState.Checked;
    }

    private ImportFile FileOf(ImportJob job, Change<DirectoryDbContext> change) => new(change.Db, clock)
    {
        Scope = change.Scope, ListedErrors = ListedErrors, FileName = job.FileName, Source = job.Source, Licence = job.Licence,
        Reading = job.Answers,
    };

    private Caller CallerOf(ImportJob job) => new(job.DecidedBy, job.ScopeOn(new MunicipalCalendar(clock).Today));

    // A dry run is not noted here: nothing of it is kept.
    private static async Task NoteAsync(Change<DirectoryDbContext> change, ImportJob job, ImportResult result, string digest)
    {
        if (job.State != ImportState.Applying)
        {
            return;
        }

        if (digest != job.Digest)
        {
            throw new ChangedMeanwhile();
        }

        await change.ExecuteAsync("""
            update directory.import_job set state = 'Applied', change_set_id = @ChangeSetId, result = @result::jsonb, content = null,
              lease_until = null, settled_at = @At where id = @Id
            """, new { job.Id, ChangeSetId = change.Id, result = ImportJob.Serialize(result), change.At });
    }

    private async Task<ImportState> TakeBackAsync(ImportJob job, CancellationToken cancellation)
    {
        string? refused = null;
        await using (new ImportHeartbeat(source, job.Id))
        {
            try
            {
                await undo.ExecuteAsync(CallerOf(job), job.ChangeSetId!.Value, cancellation);
            }
            catch (RuleViolation violation)
            {
                refused = violation.Message;
            }
            catch (MissingEntry)
            {
                refused = NotKept;
            }
        }

        // A process that ended between the undo and this line has taken it back all the same.
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var isUndone = await connection.ExecuteScalarAsync<bool>(
            "select undone_by is not null from directory.change_set where id = @ChangeSetId", new { job.ChangeSetId });
        var state = isUndone ? ImportState.Undone : ImportState.Applied;
        await SettleAsync(job, state, isUndone ? null : refused);
        return state;
    }

    private async Task SettleAsync(ImportJob job, ImportState state, string? note, string? result = null, string? digest = null,
        byte[]? notices = null)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync("""
            update directory.import_job set state = @state, note = @note, result = coalesce(@result::jsonb, result),
              digest = coalesce(@digest, digest), notices = coalesce(@notices, notices), counted_at = null, lease_until = null,
                content = case when @state = 'Failed' then null else content end
            where id = @Id and state = @was
            """, new { job.Id, state = state.ToString(), was = job.State.ToString(), note, result, digest, notices });
    }
}
