namespace IntMan.Directory.Search;

/// <summary>
/// A candidate with what it leaves open of the typed words. Sure is only a hit that leaves nothing open: what a near match would explain
/// stays open.
/// </summary>
public sealed record SearchHit(SearchCandidate Candidate, double Score, TypedHouseNumber? HouseNumber, bool IsSure)
{
    // A near match counts.
    public bool ExplainsAll => Unknown == 0;

    // Words that are not its name, its place, its postcode, its house number or words without meaning; and those that not even a near
    // match explains.
    internal int Open { get; init; }
    internal int Unknown { get; init; }

    // The words of its own name; whether they are exactly that.
    internal int Name { get; init; }
    internal bool IsNamed { get; init; }
}
