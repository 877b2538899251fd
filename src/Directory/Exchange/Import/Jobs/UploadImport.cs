using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>Keeps an uploaded file for its dry run and the decision, for an hour and for its owner only.</summary>
public sealed class UploadImport(DirectoryChanges changes, RememberReading remembered)
{
    public const int MaxBytes = 10 * 1024 * 1024;

    // A file about which nobody decides is forgotten after this time.
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int MostAtOnce = 3;
    private const int LongestName = 120;

    public const int LongestOrigin = 120;

    public async Task<Guid> ExecuteAsync(Caller caller, ImportKind? kind, string fileName, FileOrigin origin, byte[] csv,
        CancellationToken cancellation)
    {
        origin.Check();
        var (reading, questions) = await AskAsync(caller, kind, csv, cancellation);
        var lines = questions.Kind is null || Spreadsheet.IsArchive(csv) ? 0 : Math.Max(csv.Count(letter => letter == '\n') - 1, 0);
        return await changes.WriteAsync(caller, null, async change =>
        {
            var account = new { caller.Actor.AccountId };

            // Uploads of one person at the same moment must see each other.
            await change.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('import_job ' || @AccountId::text, 0))", account);
            await change.ExecuteAsync(
                "delete from directory.import_job where account_id = @AccountId and state in ('Asking', 'Checked', 'Failed')",
                account);
            var stored = await change.ExecuteAsync("""
                insert into directory.import_job (id, account_id, actor, covers_all, municipalities, counties, kind, file_name, source,
                  licence, reading, content, state, rows_total, created_at, expires_at)
                select @Id, @AccountId, @actor::jsonb, @scope_all, @scope_municipalities, @scope_counties, @kind, @name, @Source,
                  @Licence, @reading::jsonb, @csv, @state, @lines, @At, @expires
                where (select count(*) from directory.import_job where account_id = @AccountId and change_set_id is null) < @MostAtOnce
                """, change.Scope.With(new
            {
                change.Id, caller.Actor.AccountId, actor = ImportJob.Serialize(caller.Actor), kind = questions.Kind?.ToString(),
                    state = StateOf(questions).ToString(), reading = ImportJob.Serialize(reading),
                name = NameOf(fileName), origin.Source, origin.Licence, csv, lines, change.At, expires = change.At + Lifetime, MostAtOnce,
            }));
            Require.That(stored == 1, "Es werden schon drei Ihrer Dateien geprüft. Warten Sie, bis eine fertig ist.");
            await change.ExecuteAsync("notify import_job");
            return change.Id;
        }, cancellation);
    }

    internal static ImportState StateOf(FileQuestions questions) => questions.AreOpen ? ImportState.Asking : ImportState.Checking;

    // With what the same administration has said about its earlier files.
    private async Task<(FileReading Reading, FileQuestions Questions)> AskAsync(Caller caller, ImportKind? kind, byte[] csv,
        CancellationToken cancellation)
    {
        try
        {
            var reading = FileReading.Nothing;
            var questions = AskAboutFile.Of(csv, kind, reading);
            if (questions is { AreOpen: true, Kind: { } found })
            {
                reading = reading.Over(await remembered.FindAsync(caller.Scope, found, cancellation));
                questions = AskAboutFile.Of(csv, found, reading);
            }

            return (reading, questions);
        }
        catch (TableRefusal refusal)
        {
            throw new RuleViolation(ImportError.Of(refusal).Message, "Upload");
        }
    }

    private static string NameOf(string fileName)
    {
        var name = string.Concat(fileName.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length switch { 0 => "Datei.csv", <= LongestName => name, _ => name[..LongestName] + "…" };
    }
}

/// <summary>What is said about a foreign directory beside its file; null for what stands in the file.</summary>
public sealed record FileOrigin(string? Source, string? Licence)
{
    public void Check() => Require.All(() => Bounded(Source, nameof(Source)), () => Bounded(Licence, nameof(Licence)));

    private static void Bounded(string? said, string field) =>
        Require.That(said is null || said.Length <= UploadImport.LongestOrigin,
            $"Kürzen Sie die Angabe auf höchstens {UploadImport.LongestOrigin} Zeichen.", field);
}
