namespace IntMan.Directory.Exchange.Hsds;

/// <summary>What somebody asks of a list; all conditions hold together. What is null does not matter.</summary>
public sealed record HsdsQuery
{
    public const int UsualPageSize = 50;
    public const int LargestPageSize = 500;

    /// <summary>Every word of it must occur.</summary>
    public string? Search { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = UsualPageSize;

    /// <summary>Where a former page ended, and which moment it showed; null for the present list.</summary>
    public HsdsCursor? Cursor { get; init; }
    public Guid? TaxonomyTermId { get; init; }
    public Guid? TaxonomyId { get; init; }
    public Guid? OrganizationId { get; init; }

    /// <summary>At or after this instant. With it stand also services that have been withdrawn since.</summary>
    public DateTimeOffset? ModifiedAfter { get; init; }
    public bool Minimal { get; init; }
    public bool Full { get; init; }

    /// <summary>Organisations with all their services.</summary>
    public bool FullService { get; init; }
    public string? Postcode { get; init; }

    /// <summary>Metres around the middle of the postcode.</summary>
    public int? Proximity { get; init; }

    /// <summary>Serves people who are at least this old.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Serves people who are at most this old.</summary>
    public int? MaximumAge { get; init; }
    public TimeOnly? StartTime { get; init; }
    public TimeOnly? EndTime { get; init; }
    public DayOfWeek? Day { get; init; }
    public bool TopOnly { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>The words of <see cref="Search"/> as patterns for ILIKE.</summary>
    internal string[] Patterns => [.. (Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%")];
}

/// <summary>One page of a list.</summary>
/// <param name="Contents">HSDS objects, at most as many as asked for.</param>
/// <param name="TotalItems">Of all pages.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record HsdsPage(IReadOnlyList<object> Contents, int TotalItems, HsdsCursor? Next);
