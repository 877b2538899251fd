using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>Function, languages and direct contact of a person. Name and full-time equivalent are kept by officers.</summary>
public sealed class ChangeProfile(EditDirectory editing)
{
    private const int MaxLanguages = 20;
    private const int MaxLanguageLength = 40;

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
        if (profile.Languages.Count > MaxLanguages || profile.Languages.Any(language => language.Length > MaxLanguageLength))
        {
            throw new RuleViolation("Nennen Sie höchstens 20 Sprachen, mit Komma getrennt.", nameof(Person.Languages));
        }

        person.Describe(profile.Function, [.. profile.Languages], Require.Phone(profile.Phone, nameof(Person.Phone)), Require.Email(profile.Email, nameof(Person.Email)), person.FullTimeEquivalent);
        await edit.SaveAsync(cancellation);
        return true;
    }
}

/// <param name="Function">The designation the person chose; null for that of the post.</param>
/// <param name="Languages">German names, the first one first spoken at the desk.</param>
/// <param name="Phone">Direct number; null for the number of the post.</param>
/// <param name="Email">Direct address; null for the mailbox of the post.</param>
public sealed record Profile(string? Function, IReadOnlyList<string> Languages, string? Phone, string? Email);
