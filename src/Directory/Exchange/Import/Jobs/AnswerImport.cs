using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>Takes what somebody says about a file that does not say it itself. When nothing is open any more, the file is
/// checked.</summary>
public sealed class AnswerImport(DirectoryChanges changes, ShowImports show)
{
    private const int MostAnswers = 700;
    private const int LongestAnswer = 200;

    /// <returns>What is still to be asked.</returns>
    public async Task<FileQuestions> ExecuteAsync(Caller caller, Guid id, ImportKind? kind, FileReading reading,
        CancellationToken cancellation)
    {
        Bound(reading);
        var job = await show.FindAskingAsync(id, caller.Actor.AccountId!.Value, cancellation) ?? throw new MissingEntry();
        var questions = Ask(job.Content!, kind, reading);
        await changes.WriteAsync(caller, null, async change =>
        {
            var stored = await change.ExecuteAsync("""
                update directory.import_job set kind = @kind, reading = @reading::jsonb, state = @state, result = null, note = null,
                    rows_read = 0
                where id = @id and account_id = @AccountId and state in ('Asking', 'Checked')
                """, new
            {
                id, caller.Actor.AccountId, kind = questions.Kind?.ToString(), reading = ImportJob.Serialize(reading),
                state = UploadImport.StateOf(questions).ToString(),
            });
            Require.That(stored == 1, "Über diese Datei ist schon entschieden. Laden Sie sie noch einmal hoch.");
            if (questions is { AreOpen: false, Kind: { } known })
            {
                await RememberReading.SaveAsync(change, known, reading.ToKeep());
                await change.ExecuteAsync("notify import_job");
            }
        }, cancellation);
        return questions;
    }

    private static FileQuestions Ask(byte[] file, ImportKind? kind, FileReading reading)
    {
        try
        {
            return AskAboutFile.Of(file, kind, reading);
        }
        catch (TableRefusal refusal)
        {
            throw new RuleViolation(refusal.Message);
        }
    }

    private static void Bound(FileReading reading) => Require.That(
        reading.Columns.Count <= MostAnswers && reading.Posts.Count <= MostAnswers && reading.ForAll.Count <= MostAnswers
        && reading.ForAll.Values.All(value => value.Length <= LongestAnswer),
        $"Kürzen Sie die Angaben auf höchstens {LongestAnswer} Zeichen.");
}
