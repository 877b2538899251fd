using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary>What somebody asks of a list; all conditions hold together. What is null does not matter.</summary>
public sealed record HsdsQuery
{
    public const int UsualPageSize = 50;
    public const int LargestPageSize = 500;

    // Every word of it must occur.
    public string? Search { get; init; }

    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = UsualPageSize;

    public HsdsCursor? Cursor { get; init; }
    public Guid? TaxonomyTermId { get; init; }
    public Guid? TaxonomyId { get; init; }
    public Guid? OrganizationId { get; init; }

    public DateTimeOffset? ModifiedAfter { get; init; }
    public bool Minimal { get; init; }
    public bool Full { get; init; }

    public bool FullService { get; init; }
    public string? Postcode { get; init; }

    // Metres around the middle of the postcode.
    public int? Proximity { get; init; }

    public int? MinimumAge { get; init; }

    public int? MaximumAge { get; init; }
    public TimeOnly? StartTime { get; init; }
    public TimeOnly? EndTime { get; init; }
    public DayOfWeek? Day { get; init; }
    public bool TopOnly { get; init; }
    public Guid? ParentId { get; init; }

    internal string[] Patterns => [.. (Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(LikePattern.Containing)];
}

/// <summary>One page of a list.</summary>
public sealed record HsdsPage(IReadOnlyList<object> Contents, int TotalItems, HsdsCursor? Next);
