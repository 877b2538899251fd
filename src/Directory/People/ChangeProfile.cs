using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>Function, languages and direct contact of a person. Name and full-time equivalent are kept by officers.</summary>
public sealed class ChangeProfile(EditDirectory editing)
{
    /// <returns>False when there is no such person within the scope.</returns>
    /// <exception cref="RuleViolation">Phone number or address cannot be used.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid personId, Profile profile, uint seenVersion, CancellationToken cancellation)
    {
        if (!scope.People.Contains(personId))
        {
            return false;
        }

        await using var edit = await editing.BeginAsync(actor, "Profil geändert", cancellation);
        if (await edit.Db.People.SingleOrDefaultAsync(p => p.Id == personId, cancellation) is not { } person)
        {
            return false;
        }

        edit.Expect(person, seenVersion);
        profile.Check();
        person.Describe(profile.Function, [.. profile.Languages], profile.Phone, profile.Email, person.FullTimeEquivalent);
        await edit.SaveAsync(cancellation);
        return true;
    }
}

/// <param name="Function">The designation the person chose; null for that of the post.</param>
/// <param name="Languages">German names, the first one first spoken at the desk.</param>
/// <param name="Phone">Direct number; null for the number of the post.</param>
/// <param name="Email">Direct address; null for the mailbox of the post.</param>
public sealed record Profile(string? Function, IReadOnlyList<string> Languages, string? Phone, string? Email)
{
    private const int MostLanguages = 20;
    private const int LongestLanguage = 40;

    internal void Check() => Require.All(
        () => Require.That(
            Languages.Count <= MostLanguages && Languages.All(language => language.Length <= LongestLanguage), "Nennen Sie höchstens 20 Sprachen, mit Komma getrennt.", nameof(Languages)),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)));
}
