using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>One case as it is stored, without anything about the person.</summary>
public sealed class CaseRow
{
    internal const string Columns = """
        c.id, c.ags, c.number, c.alias, c.county_key, c.manager_id, c.tandem_id, c.kind, c.recommended, c.criteria, c.first_contact_on,
        c.access, c.came_with_plan, c.part_a, c.part_a_reason, c.part_b, c.part_b_reason, c.ended_on, c.end_reason, c.predecessor_id,
            c.locked_on,
        c.last_contact_on, c.next_contact_on, c.points, c.points_max, c.greens, c.yellows, c.reds, c.greys, c.xmin as version,
        caseload.purpose_of(c.id, c.manager_id, c.tandem_id) as purpose,
        (select m.name from public_directory.municipality m where m.ags = c.ags) as municipality
        """;

    public Guid Id { get; init; }
    public string Ags { get; init; } = "";
    public string Municipality { get; init; } = "";

    /// <summary>Gemeindekennziffer-IntMan-Nr-laufende Nummer; never in an address, a title or a mail.</summary>
    public string Number { get; init; } = "";

    /// <summary>Merkwort.</summary>
    public string Alias { get; init; } = "";
    public string CountyKey { get; init; } = "";
    public Guid ManagerId { get; init; }
    public Guid? TandemId { get; init; }
    public CaseKind Kind { get; init; }
    public CaseKind? Recommended { get; init; }
    public string[] Criteria { get; init; } = [];
    public DateOnly FirstContactOn { get; init; }
    public CaseAccess Access { get; init; }
    public bool? CameWithPlan { get; init; }
    public bool? PartA { get; init; }
    public string? PartAReason { get; init; }
    public bool? PartB { get; init; }
    public string? PartBReason { get; init; }
    public DateOnly? EndedOn { get; init; }
    public EndReason? EndReason { get; init; }
    public Guid? PredecessorId { get; init; }
    public DateOnly? LockedOn { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public DateOnly? NextContactOn { get; init; }
    public decimal? Points { get; init; }
    public decimal? PointsMax { get; init; }
    public int Greens { get; init; }
    public int Yellows { get; init; }
    public int Reds { get; init; }
    public int Greys { get; init; }
    public uint Version { get; init; }

    /// <summary>Why the caller sees it: own, tandem, substitute, waiting (has to say why first) or team.</summary>
    public string Purpose { get; init; } = "";

    public bool IsOpen => EndedOn is null;

    public bool IsSubstituted => Purpose == "substitute";

    /// <summary>Own and tandem write everything; a substitute neither health nor free text.</summary>
    public bool IsOwn => Purpose is "own" or "tandem";

    public bool HasContent => Purpose is "own" or "tandem" or "substitute";

    public string ShortNumber => Number[9..];

    /// <summary>The case for a change, noted in the log.</summary>
    /// <exception cref="MissingEntry">There is none, or none that the caller may write.</exception>
    internal static async Task<CaseRow> TakeAsync(ChangeReader reader, Guid id, string action)
    {
        await reader.ScalarAsync<string>("select caseload.note(@action, @id, now())", new { action, id });
        var row = await FindAsync(reader, id);
        return row is { HasContent: true } ? row : throw new MissingEntry();
    }

    internal static Task<CaseRow?> FindAsync(ChangeReader reader, Guid id) =>
        reader.FindAsync<CaseRow>($"select {Columns} from caseload.case c where c.id = @id", new { id });
}
