using System.Security.Cryptography;
using System.Text;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Points;
using Npgsql;
using NpgsqlTypes;

namespace IntMan.Caseload.Seeds;

/// <summary>Writes an invented caseload by COPY, as the owner of the database.</summary>
internal sealed class SyntheticRows(NpgsqlConnection connection, SyntheticWorld world, PointCatalogue points, DateOnly until,
    CancellationToken cancellation)
{
    private static readonly string[] ReleasedTopics = ["finanzen", "arbeit"];

    public async Task WriteAsync()
    {
        await CopyAsync("case", "id, ags, manager_number, sequence, alias, manager_id, tandem_id, kind, recommended, criteria, "
            + "first_contact_on, access, came_with_plan, part_a, part_a_reason, part_b, part_b_reason, ended_on, end_reason, "
            + "predecessor_id, locked_on, last_contact_on, next_contact_on, points, points_max, greens, yellows, reds, greys, created_at",
            world.Cases.Select(CaseRow));
        await ConsentsAsync();
        await PartAAsync();
        await PointsAsync();
        await GoalsAsync();
        await TalksAsync();
        await CopyAsync("reporting_status", "case_id, reported_on, status", Of(made => made.Statuses,
            (made, line) => [made.Id, line.On, line.Status.ToString()]));
        await CopyAsync("free_text", "subject_id, place, case_id, content", Of(made => made.Texts,
            (made, text) => [text.Subject, text.Place, made.Id, text.Text]));
        await HandOversAsync();
        await ErasedAsync();
    }

    private object?[] CaseRow(SyntheticCase made)
    {
        var sheet = made.Assessments.Count == 0 ? null : Sheet(made.Assessments[^1]);
        return
        [
            made.Id, made.Ags, made.Manager.Number, made.Sequence, made.Alias, made.Manager.PersonId, made.TandemId, made.Kind.ToString(),
            made.Recommended.ToString(), made.Criteria, made.FirstContactOn, made.Access.ToString(), made.CameWithPlan, made.PartA,
            made.PartAReason, made.PartB, made.PartBReason, made.EndedOn, made.EndReason?.ToString(), made.Predecessor?.Id, made.LockedOn,
            made.Talks[^1].HeldOn, made.EndedOn is null ? made.Talks[^1].NextContactOn : null, sheet?.Points, sheet?.Maximum,
            Count(sheet, Light.Green), Count(sheet, Light.Yellow), Count(sheet, Light.Red), Count(sheet, Light.Grey),
            SyntheticPeople.At(made.FirstContactOn),
        ];
    }

    private static short Count(PointSheet? sheet, Light light) => (short)(sheet?.Count(light) ?? 0);

    private PointSheet Sheet(SyntheticAssessment assessment) => new(points,
        assessment.Steps.ToDictionary(row => row.Key, IReadOnlyCollection<string> (row) => row.Value));

    private async Task ConsentsAsync()
    {
        await CopyAsync("consent", "id, case_id, kind, text_version, language, signed_on, valid_until, withdrawn_on, purposes, "
            + "categories, covers_health, paper_at", Of(made => made.Consents, (made, consent) =>
            [
                consent.Id, made.Id, consent.Kind.ToString(), "3", consent.Language, consent.SignedOn, consent.ValidUntil,
                consent.WithdrawnOn, Draft(consent).Purposes, consent.Kind == ConsentKind.Release ? ReleasedTopics : [],
                consent.CoversHealth, "Office",
            ]));
        await CopyAsync("consent_recipient", "consent_id, case_id, service_id",
            Of(made => made.Consents.Where(consent => consent.ServiceId is not null), (made, consent) =>
                [consent.Id, made.Id, consent.ServiceId]));
    }

    private static ConsentDraft Draft(SyntheticConsent consent) => new(consent.Kind, null, "", null, null, [], false, null, null);

    private async Task PartAAsync()
    {
        await CopyAsync("answer", "case_id, question, value, answered_on", Of(made => made.Answers,
            (made, answer) => [made.Id, answer.Key, answer.Value, made.AnsweredOn]));
        await CopyAsync("health_answer", "case_id, question, value, answered_on", Of(made => made.HealthAnswers,
            (made, answer) => [made.Id, answer.Key, answer.Value, made.AnsweredOn]));
        await CopyAsync("language_level", "case_id, noted_on, level", Of(made => made.Levels.Where(level => level.On <= until),
            (made, level) => [made.Id, level.On, level.Level]));
    }

    private async Task PointsAsync()
    {
        await CopyAsync("assessment", "id, case_id, assessed_on, catalogue, points", Of(made => made.Assessments,
            (made, assessment) => [assessment.Id, made.Id, assessment.On, points.Version, Sheet(assessment).Points]));
        foreach (var (table, isSensitive) in new[] { ("score", false), ("health_score", true) })
        {
            await CopyAsync(table, "assessment_id, case_id, row_key, steps, points", Of(
                made => made.Assessments.SelectMany(assessment => assessment.Steps.Select(row => (assessment.Id, row.Key, row.Value)))
                    .Where(row => points.Find(row.Key)!.IsSensitive == isSensitive),
                (made, row) => [row.Id, made.Id, row.Key, row.Value, points.Find(row.Key)!.PointsOf(row.Value)]));
        }
    }

    private async Task GoalsAsync()
    {
        await CopyAsync("goal", "id, case_id, area, goal, agreed_on, planned_until, reached, reached_on, created_at",
            Of(made => made.Goals, (made, goal) =>
            [
                goal.Id, made.Id, goal.Area, goal.Goal, goal.AgreedOn, goal.PlannedUntil, goal.Reached.ToString(), goal.ReachedOn,
                SyntheticPeople.At(goal.AgreedOn),
            ]));
        await CopyAsync("step", "id, goal_id, case_id, position, row_key, step_key, who, due_on, is_done",
            Of(made => made.Goals.SelectMany(goal => goal.Steps.Index().Select(step => (goal.Id, step.Index, step.Item))), (made, step) =>
            [
                step.Item.Id, step.Id, made.Id, (short)step.Index, step.Item.RowKey, step.Item.StepKey, step.Item.Who.ToString(),
                step.Item.DueOn, step.Item.IsDone,
            ]));
    }

    private Task TalksAsync() => CopyAsync("consultation", "id, case_id, manager_id, county_key, held_on, channel, setting, topics, "
        + "subtopics, next_contact_on, service_id, referred_to, accompanied, created_at", world.Talks.Select(talk => (object?[])
        [
            talk.Id, talk.Case.Id, talk.Case.Manager.PersonId, talk.Case.Ags[..5], talk.HeldOn, talk.Channel.ToString(),
            talk.Setting.ToString(), talk.Topics.ToArray(), talk.Subtopics.ToArray(), talk.NextContactOn, talk.ServiceId, talk.ReferredTo,
            talk.Accompanied, SyntheticPeople.At(talk.HeldOn),
        ]));

    private Task HandOversAsync()
    {
        var done = world.Cases.Where(made => made.Predecessor is not null).Select(made => (object?[])
        [
            Guid.CreateVersion7(), made.Predecessor!.Id, made.Predecessor.Manager.PersonId, made.Manager.PersonId, made.Ags, false, "Done",
            made.Id, made.FirstContactOn.AddDays(-14), made.FirstContactOn.AddDays(-7),
        ]);
        var proposed = world.Proposed.Select(made => (object?[])
        [
            Guid.CreateVersion7(), made.Id, made.Manager.PersonId, world.Managers[0].PersonId, world.Managers[0].Ags, false, "Proposed",
            null, until.AddDays(-3), null,
        ]);
        return CopyAsync("hand_over",
            "id, case_id, from_id, to_id, ags, with_data, state, successor_id, proposed_on, answered_on", done.Concat(proposed));
    }

    // What was withdrawn more than a month ago is erased and has left a tombstone; the rest waits for it.
    private async Task ErasedAsync()
    {
        var (gone, waiting) = (world.Cases.Where(made => made.LockedOn <= until.AddDays(-WithdrawConsent.EraseDays)),
            world.Cases.Where(made => made.LockedOn > until.AddDays(-WithdrawConsent.EraseDays)));
        await CopyAsync("tombstone", "id, number_hash, rule, erased_on", gone.Select(made => (object?[])
            [Guid.CreateVersion7(), SHA256.HashData(Encoding.UTF8.GetBytes(made.Number)), "Withdrawal", made.LockedOn!.Value.AddDays(1)]));
        await CopyAsync("erasure", "id, case_id, rule, due_on, asked_on", waiting.Select(made => (object?[])
            [Guid.CreateVersion7(), made.Id, "Withdrawal", made.LockedOn!.Value.AddDays(WithdrawConsent.EraseDays), made.LockedOn]));
    }

    private IEnumerable<object?[]> Of<T>(Func<SyntheticCase, IEnumerable<T>> parts, Func<SyntheticCase, T, object?[]> row) =>
        world.Cases.SelectMany(made => parts(made).Select(part => row(made, part)));

    private async Task CopyAsync(string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy caseload.{table} ({columns}) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var value in row)
            {
                await WriteAsync(copy, value);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private Task WriteAsync(NpgsqlBinaryImporter copy, object? value) => value switch
    {
        null => copy.WriteNullAsync(cancellation),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellation),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        string[] keys => copy.WriteAsync(keys, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellation),
        DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, cancellation),
        DateTimeOffset at => copy.WriteAsync(at, NpgsqlDbType.TimestampTz, cancellation),
        decimal number => copy.WriteAsync(number, NpgsqlDbType.Numeric, cancellation),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
        short number => copy.WriteAsync(number, NpgsqlDbType.Smallint, cancellation),
        bool answer => copy.WriteAsync(answer, NpgsqlDbType.Boolean, cancellation),
        byte[] hash => copy.WriteAsync(hash, NpgsqlDbType.Bytea, cancellation),
        _ => throw new InvalidOperationException($"There is no column for {value.GetType()}."),
    };
}
