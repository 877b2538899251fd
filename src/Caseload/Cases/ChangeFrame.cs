using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Corrects Rahmendaten and the kind of consultation.</summary>
public sealed class ChangeFrame(CaseloadChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid id, CaseFrame frame, PlanParts parts, string alias, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, id, "frame", async (change, row) =>
        {
            frame.Check(change.Scope.Day);
            parts.Check();
            var written = await change.ExecuteAsync("""
                update caseload.case set first_contact_on = @FirstContactOn, access = @Access, came_with_plan = @CameWithPlan, kind = @Kind,
                    recommended = @Recommended, criteria = @Criteria, alias = @alias, part_a = @PartA, part_a_reason = @PartAReason,
                    part_b = @PartB, part_b_reason = @PartBReason
                where id = @id and xmin::text::bigint = @seen
                """, new
            {
                id, frame.FirstContactOn, Access = frame.Access.ToString(), CameWithPlan = frame.StoredCameWithPlan,
                Kind = frame.Kind.ToString(), Recommended = frame.Criteria.Recommended.ToString(), Criteria = frame.Criteria.Keys, alias,
                parts.PartA, PartAReason = parts.StoredReasonA, parts.PartB, PartBReason = parts.StoredReasonB, seen = (long)seenVersion,
            });
            if (written == 0)
            {
                throw new ChangedMeanwhile();
            }
        }, cancellation);
}

/// <summary>"Integrationsplan erstellt?": Teil A and Teil B, each with the reason of a no (R2).</summary>
public sealed record PlanParts(bool? PartA, string? PartAReason, bool? PartB, string? PartBReason)
{
    public string? StoredReasonA => PartA == false ? PartAReason : null;

    public string? StoredReasonB => PartB == false ? PartBReason : null;

    /// <summary>R4: Anhang 4 has no such path; it is said, not refused.</summary>
    public bool IsUnusual => PartB == true && PartA != true;

    public void Check() => Require.All(
        () => Require.That(PartA != false || PartAReason is not null, "Wählen Sie die Begründung, warum es keinen Teil A gibt.",
            nameof(PartAReason)),
        () => Require.That(PartB != false || PartBReason is not null, "Wählen Sie die Begründung, warum es keinen Teil B gibt.",
            nameof(PartBReason)));
}
