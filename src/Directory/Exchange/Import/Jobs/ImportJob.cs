using System.Text.Json;
using IntMan.Directory.Editing;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>Where an uploaded file stands.</summary>
public enum ImportState
{
    Asking,
    Checking,
    Checked,

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

    public string? AppliedBy { get; init; }
    public bool CoversAll { get; init; }
    public string[] Municipalities { get; init; } = [];
    public string[] Counties { get; init; } = [];
    /// <summary>Null while nobody has said it, and for files with tables of several kinds.</summary>
    public ImportKind? Kind { get; init; }

    public string Reading { get; init; } = "{}";
    public string FileName { get; init; } = "";

    public string? Source { get; init; }

    public string? Licence { get; init; }
    public ImportState State { get; init; }
    public int RowsRead { get; init; }
    public int RowsTotal { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string? Result { get; init; }
    public string? Digest { get; init; }

    public string? Note { get; init; }
    public Guid? ChangeSetId { get; init; }

    public bool IsRunning => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing;

    public byte[]? Content { get; init; }

    public Actor DecidedBy => JsonSerializer.Deserialize<Actor>(Actor, Json)!;

    public AccessScope ScopeOn(DateOnly day) => new(day) { All = CoversAll, Municipalities = Municipalities, Counties = Counties };

    public FileReading Answers => JsonSerializer.Deserialize<FileReading>(Reading, Json)!;

    public string What => Kind is { } kind ? ImportKinds.GermanOf(kind) : "Tabellen mehrerer Arten";

    public ImportResult? Findings => Result is null ? null : JsonSerializer.Deserialize<ImportResult>(Result, Json);

    internal static string Serialize(Actor actor) => JsonSerializer.Serialize(actor, Json);

    internal static string Serialize(ImportResult result) => JsonSerializer.Serialize(result, Json);

    internal static string Serialize(FileReading reading) => JsonSerializer.Serialize(reading, Json);

    internal static FileReading? ReadingOf(string? stored) => stored is null ? null : JsonSerializer.Deserialize<FileReading>(stored, Json);
}

/// <param name="Gate">What changes for visitors where the file changes who is responsible.</param>
public sealed record ImportResult(ImportReport Report, IReadOnlyList<PlannedChange> Changes, GateSummary? Gate = null);

/// <summary>What the file does to one entry.</summary>
public sealed record PlannedChange(string Entity, string Label, IReadOnlyList<PlannedValue> Differences);

public sealed record PlannedValue(string Column, string? Before, string? After);
