using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Begins a case: number and Merkwort are given by the portal.</summary>
public sealed class OpenCase(CaseloadChanges changes)
{
    internal const string Insert = """
        insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, recommended, criteria, first_contact_on,
            access,
            came_with_plan, part_a, part_b, last_contact_on, created_at)
        select @Id, @Ags, n.number, caseload.next_sequence(@Ags, n.number), coalesce(@Alias, caseload.free_alias(left(@Ags, 5), @Seed)),
            caseload.me(), @Kind, @Recommended, @Criteria, @FirstContactOn, @Access, @CameWithPlan, null, null, null, @At
        from (select caseload.number_of(caseload.me(), left(@Ags, 5)) as number) n
        """;

    /// <param name="alias">Null: the portal chooses one.</param>
    public Task<Guid> ExecuteAsync(Caller caller, CaseFrame frame, string? alias, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            frame.Check(change.Scope.Day);
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync(Insert, new
            {
                Id = id, frame.Ags, Alias = alias, Seed = id.GetHashCode(), Kind = frame.Kind.ToString(),
                Recommended = frame.Criteria.Recommended.ToString(), Criteria = frame.Criteria.Keys, frame.FirstContactOn,
                Access = frame.Access.ToString(), CameWithPlan = frame.StoredCameWithPlan, change.At,
            });
            await change.ScalarAsync<string>("select caseload.note('open', @id, @At)", new { id, change.At });
            return id;
        }, cancellation);
}
