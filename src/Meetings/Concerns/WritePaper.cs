using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>Papers for politics: what came of them, whether everybody may read them, and taking one back.</summary>
public sealed class WritePaper(MeetingsChanges changes)
{
    /// <summary>What the body decided; the round answers the forum with it.</summary>
    public Task ResultAsync(Caller caller, string slug, Guid id, string? result, DateOnly? decidedOn, int seenRevision,
        CancellationToken cancellation) =>
        InPaperAsync(caller, slug, "paper.decided", (change, values) =>
        {
            var told = "";
            Require.All(
                () => told = Require.Text(result, "Schreiben Sie, was das Gremium entschieden hat.", "Result"),
                () => Require.That(decidedOn is { } day && day <= change.Today, "Geben Sie den Tag der Entscheidung an.", "DecidedOn"));
            values.AddDynamicParams(new { told, decidedOn });
            return "result = @told, decided_on = @decidedOn";
        }, id, seenRevision, cancellation);

    public Task PublishAsync(Caller caller, string slug, Guid id, int seenRevision, CancellationToken cancellation) =>
        InPaperAsync(caller, slug, "paper.published", (_, _) => "is_public = true", id, seenRevision, cancellation);

    /// <summary>Takes the text away; that there was a paper, and why it is gone, stays.</summary>
    public Task WithdrawAsync(Caller caller, string slug, Guid id, string? reason, int seenRevision, CancellationToken cancellation) =>
        InPaperAsync(caller, slug, "paper.withdrawn", (change, values) =>
        {
            values.Add("why", Require.Text(reason, "Nennen Sie den Grund. Er steht anstelle der Unterlage.", "Withdrawn"));
            return "text = '', result = null, decided_on = null, withdrawn_at = @At, withdrawn_because = @why";
        }, id, seenRevision, cancellation);

    internal static Task<int> InsertAsync(SeriesChange change, HandOffRow copy, PaperInput input) => change.ExecuteAsync("""
        insert into meetings.paper (id, series_id, hand_off_id, number, title, text, body, sent_on, meets_on, is_public, created_at,
            changed_at)
        values (@id, @series, @copy, @number, @Title, @text, @body, @Today, @MeetsOn, @IsPublic, @At, @At)
        """, new
    {
        id = Guid.CreateVersion7(change.At), series = change.Series.Id, copy = copy.Id, number = input.Number!.Trim(), copy.Title,
        text = input.Text!.Trim(), body = input.Body!.Trim(), change.Today, input.MeetsOn, input.IsPublic, change.At,
    });

    private Task InPaperAsync(Caller caller, string slug, string action, Func<SeriesChange, Dapper.DynamicParameters, string> set, Guid id,
        int seenRevision, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(HandOffMachine.Receiving);
            var values = new Dapper.DynamicParameters(new { id, seenRevision, series = change.Series.Id, change.At });
            await change.ExecuteSeenAsync(
                $"update meetings.paper set {set(change, values)}, changed_at = @At, revision = revision + 1 "
                + "where id = @id and series_id = @series and revision = @seenRevision and withdrawn_at is null", values);
            await change.AuditAsync(action, id);
        },
        cancellation);
}
