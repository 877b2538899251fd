namespace IntMan.Accounts;

/// <summary>Where a request comes from.</summary>
/// <param name="Network">Shortened, for what is stored.</param>
/// <param name="Key">As exact as attempts are counted; it is stored as a digest only.</param>
public sealed record Origin(string Network, string Key);
