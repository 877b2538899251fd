using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>Function, languages and direct contact of a person. Name and full-time equivalent are kept by officers.</summary>
public sealed class ChangeProfile(EditDirectory editing)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid personId, Profile profile, uint seenVersion,
        CancellationToken cancellation)
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

public sealed record Profile(string? Function, IReadOnlyList<string> Languages, string? Phone, string? Email)
{
    private const int MostLanguages = 20;
    private const int LongestLanguage = 40;

    internal void Check() => Require.All(
        () => Require.That(
            Languages.Count <= MostLanguages && Languages.All(language => language.Length <= LongestLanguage),
            "Nennen Sie höchstens 20 Sprachen, mit Komma getrennt.", nameof(Languages)),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)));
}
