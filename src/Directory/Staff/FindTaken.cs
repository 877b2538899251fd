using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>Whether what was typed for a new entry belongs to another one already, so that a form says it together with all other mistakes.
/// The constraint of the database stays the last word: somebody may come in between.</summary>
public sealed class FindTaken(StaffSource source)
{
    private static readonly string[] WithSlug = ["organisation", "person", "place", "post", "service"];

    /// <returns>The rule to ask with the others.</returns>
    public async Task<Action> SlugAsync(Caller caller, string table, string? slug, CancellationToken cancellation)
    {
        if (slug?.Trim() is not { Length: > 0 } typed || !WithSlug.Contains(table))
        {
            return () => { };
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var isTaken = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            // Whoever sends the same form again is told what came of it the first time, not that their own entry is in the way.
            $"select exists (select from directory.{table} where slug = @typed) and foundation.answer_of_form(@form) is null",
            new { typed, form = caller.FormKey }, cancellationToken: cancellation));
        return () => DirectoryConstraints.Sentences.Refuse($"one_{table}_per_slug", isTaken);
    }

    /// <summary>Of the same person; <paramref name="id"/> is the absence that is changed.</summary>
    public Task<Action> AbsenceAsync(
        Caller caller, Guid? id, Guid personId, DateOnly? first, DateOnly? last, CancellationToken cancellation) =>
        PeriodAsync("one_absence_at_a_time", """
            directory.absence where person_id = @personId and id is distinct from @id
              and foundation.valid_within(first_day, last_day, @first, @last)
            """, new { personId, id, first, last, form = caller.FormKey }, cancellation);

    /// <summary>Of the same person on the same post.</summary>
    public Task<Action> HoldingAsync(
        Caller caller, Guid? id, (Guid Post, Guid Person) of, DateOnly? first, DateOnly? last, CancellationToken cancellation) =>
        PeriodAsync("one_holding_at_a_time", """
            directory.post_holder where post_id = @Post and person_id = @Person and id is distinct from @id
              and foundation.valid_within(valid_from, valid_until, @first, @last)
            """, new { of.Post, of.Person, id, first, last = last ?? DateOnly.MaxValue, form = caller.FormKey }, cancellation);

    /// <summary>Of the same municipality.</summary>
    public Task<Action> CommissionAsync(
        Caller caller, Guid? id, string ags, DateOnly? first, DateOnly? last, CancellationToken cancellation) =>
        PeriodAsync("one_mandate_per_day", """
            directory.mandate where ags = @ags and id is distinct from @id
              and foundation.valid_within(valid_from, valid_until, @first, @last)
            """, new { ags, id, first, last = last ?? DateOnly.MaxValue, form = caller.FormKey }, cancellation);

    private async Task<Action> PeriodAsync(string constraint, string others, object values, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var isTaken = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"select @first::date <= @last::date and exists (select from {others}) and foundation.answer_of_form(@form) is null",
            values, cancellationToken: cancellation));
        return () => DirectoryConstraints.Sentences.Refuse(constraint, isTaken);
    }
}
