using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.People;

/// <summary>Function, languages and direct contact of a person. Name and full-time equivalent are kept by officers.</summary>
public sealed class ChangeProfile(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid personId, Profile profile, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Profil geändert", async change =>
        {
            var person = await change.TakeAsync<Person>(personId, seenVersion);
            profile.Check();
            person.Describe(profile.Function, [.. profile.Languages], profile.Phone, profile.Email, person.FullTimeEquivalent);
        }, cancellation, byOwners: true);
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
