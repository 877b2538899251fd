namespace IntMan.Foundation.Changes;

/// <summary>There is no such entry, or none that the caller keeps: both look the same from outside.</summary>
public sealed class MissingEntry() : Exception("There is no such entry in the scope.");
