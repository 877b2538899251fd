using System.Globalization;
using System.Text;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Concerns;

/// <summary>Hands the spokesperson's role over. Rights follow the term, so open hand-offs and questions go along by themselves; chosen
/// tasks go in the same transaction, and a sheet keeps what was open.</summary>
public sealed class HandOverRole(MeetingsChanges changes)
{
    private static readonly CultureInfo German = Language.German.Culture;

    public Task ExecuteAsync(Caller caller, string slug, HandOverInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            if (!change.Standing.InRoom)
            {
                throw new MissingEntry();
            }

            change.Require(SeriesRole.Spokesperson);
            input.Check();
            Require.That(input.PersonId != change.PersonId, "Wählen Sie, wer nach Ihnen spricht.", "PersonId");
            var sheet = await SheetAsync(change);
            await ChangeTerms.WriteAsync(change, new TermInput(input.PersonId, SeriesRole.Spokesperson, input.From, input.Until));
            await change.ExecuteAsync("""
                with gone as (
                    update meetings.task set state = 'HandedOver', revision = revision + 1, changed_at = @At
                    where series_id = @series and person_id = @PersonId and state in ('Open', 'InProgress') and id = any(@tasks)
                    returning *)
                insert into meetings.task (id, series_id, meeting_id, item_id, is_protected, text, person_id, due_on, state, created_by,
                    created_at, changed_at)
                select gen_random_uuid(), series_id, meeting_id, item_id, is_protected, text, @to, due_on, 'Open', @Name, @At, @At from gone
                """, new
            {
                series = change.Series.Id, change.PersonId, tasks = input.Tasks.ToArray(), to = input.PersonId, change.Name, change.At,
            });
            await change.ExecuteAsync("""
                insert into meetings.role_handover (id, series_id, role, from_person, to_person, starts_on, hints, sheet, handed_at)
                values (@id, @series, 'Spokesperson', @PersonId, @to, @From, @hints, @sheet, @At)
                """, new
            {
                id = Guid.NewGuid(), series = change.Series.Id, change.PersonId, to = input.PersonId, input.From, sheet,
                hints = input.Hints?.Trim() ?? "", change.At,
            });
        },
        cancellation,
        alone: true);

    /// <summary>The successor has read the sheet.</summary>
    public Task ConfirmAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        change => change.Standing.InRoom
            ? change.ExecuteSeenAsync("""
                update meetings.role_handover set confirmed_at = coalesce(confirmed_at, @At)
                where id = @id and series_id = @series and to_person = @PersonId
                """, new { id, series = change.Series.Id, change.PersonId, change.At })
            : throw new MissingEntry(),
        cancellation);

    private static async Task<string> SheetAsync(SeriesChange change)
    {
        var open = await change.QueryAsync<HandOffRow>($"""
            select {HandOffRow.Columns} from {HandOffRow.Source}
            where h.from_id = @series and h.reported_on is null and h.state not in ('Clarified', 'Recalled') order by h.handed_on, h.number
            """, new { series = change.Series.Id });
        var text = new StringBuilder();
        foreach (var copy in open)
        {
            text.Append(German, $"- {copy.Title}: {copy.Round}, {HandOffMachine.States.TextOf(copy.State)}, ");
            text.Append(German, $"übergeben am {copy.HandedOn:d. MMMM yyyy}");
            text.Append(copy.State == HandOffState.Asked ? $". Rückfrage: {copy.Question}" : "").Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>Who comes next and what goes along, as somebody typed it.</summary>
public sealed record HandOverInput(Guid? PersonId, DateOnly? From, DateOnly? Until, string? Hints, IReadOnlyList<Guid> Tasks)
{
    private const int LongestHints = 4000;

    public void Check() => Require.All(
        () => Require.That(PersonId is not null, "Wählen Sie, wer nach Ihnen spricht.", nameof(PersonId)),
        () => Require.That(From is not null, "Geben Sie den ersten Tag an.", nameof(From)),
        () => Require.Period(From ?? default, Until, nameof(Until)),
        () => Require.That(Hints is null || Hints.Length <= LongestHints, $"Kürzen Sie die Hinweise auf {LongestHints} Zeichen.",
            nameof(Hints)));
}
