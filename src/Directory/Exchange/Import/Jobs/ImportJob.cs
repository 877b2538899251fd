using System.Text.Json;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>Where an uploaded file stands.</summary>
public enum ImportState
{
    /// <summary>Waits for its dry run, or is in it.</summary>
    Checking,

    /// <summary>The dry run is done; the person decides.</summary>
    Checked,

    /// <summary>The dry run broke off.</summary>
    Failed,
    Applying,
    Applied,
    Undoing,
    Undone,
}

/// <summary>An uploaded file and what became of it, without its content.</summary>
public sealed class ImportJob
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public string Actor { get; init; } = "";

    /// <summary>Who took it over; null before.</summary>
    public string? AppliedBy { get; init; }
    public bool CoversAll { get; init; }
    public string[] Municipalities { get; init; } = [];
    public string[] Counties { get; init; } = [];
    public ImportKind Kind { get; init; }
    public string FileName { get; init; } = "";

    /// <summary>Name of a foreign directory as its uploader says it; null for what stands in the file.</summary>
    public string? Source { get; init; }

    /// <summary>Under which conditions that directory may be used; null for what stands in the file.</summary>
    public string? Licence { get; init; }
    public ImportState State { get; init; }
    public int RowsRead { get; init; }
    public int RowsTotal { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string? Result { get; init; }
    public string? Digest { get; init; }

    /// <summary>German sentence about what did not work; null when nothing went wrong.</summary>
    public string? Note { get; init; }
    public Guid? ChangeSetId { get; init; }

    /// <summary>Somebody works on it; the page should look again.</summary>
    public bool IsRunning => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing;

    /// <summary>The file; only while somebody works on it.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Who decided last.</summary>
    public Actor DecidedBy => JsonSerializer.Deserialize<Actor>(Actor, Json)!;

    /// <summary>The part of the directory which that person kept when deciding.</summary>
    public AccessScope ScopeOn(DateOnly day) => new(day) { All = CoversAll, Municipalities = Municipalities, Counties = Counties };

    /// <summary>What the dry run found; null before it.</summary>
    public ImportResult? Findings => Result is null ? null : JsonSerializer.Deserialize<ImportResult>(Result, Json);

    internal static string Serialize(Actor actor) => JsonSerializer.Serialize(actor, Json);

    internal static string Serialize(ImportResult result) => JsonSerializer.Serialize(result, Json);
}

/// <param name="Report">Counts and errors.</param>
/// <param name="Changes">The first changes, new entries last; at most <see cref="RunNextImport.ListedChanges"/>.</param>
public sealed record ImportResult(ImportReport Report, IReadOnlyList<PlannedChange> Changes);

/// <summary>What the file does to one entry.</summary>
/// <param name="Entity">Table.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Differences">Columns with both values, references as names; empty for a new entry.</param>
public sealed record PlannedChange(string Entity, string Label, IReadOnlyList<PlannedValue> Differences);

/// <param name="Column">Column of the database.</param>
/// <param name="Before">As stored; null for nothing.</param>
/// <param name="After">As stored; null for nothing.</param>
public sealed record PlannedValue(string Column, string? Before, string? After);
