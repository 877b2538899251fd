using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>Who refers, and which referrals the database lets them see.</summary>
public sealed record Referrer(Actor Actor, Guid AccountId, Guid? PersonId, string? Ags, string? CountyKey);
