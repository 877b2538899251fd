using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>Who refers, and which referrals the database lets them see.</summary>
/// <param name="Actor">Signed in.</param>
/// <param name="AccountId">Whose referrals.</param>
/// <param name="PersonId">Entry of the directory: substitutes are found by it. Null without one.</param>
/// <param name="Ags">Municipality in which the need is counted; null: as the person's post says.</param>
/// <param name="CountyKey">County in which the need is counted.</param>
public sealed record Referrer(Actor Actor, Guid AccountId, Guid? PersonId, string? Ags, string? CountyKey);
