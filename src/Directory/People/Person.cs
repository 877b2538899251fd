using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Somebody who holds a post. Name and direct number are public only while a holding with consent runs.</summary>
public sealed class Person
{
    internal Person()
    {
    }

    public Person(string slug, string givenName, string familyName)
    {
        (Id, Slug) = (Guid.CreateVersion7(), Require.Slug(slug, nameof(Slug)));
        Rename(null, givenName, familyName);
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string? AcademicTitle { get; private set; }
    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";

    public string? Function { get; private set; }

    public string[] Languages { get; private set; } = [];
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    public decimal? FullTimeEquivalent { get; private set; }
    public string SearchKey { get; private set; } = "";
    public string[] SearchWords { get; private set; } = [];
    public string[] SearchNear { get; private set; } = [];
    public uint Version { get; private set; }

    public void Rename(string? academicTitle, string givenName, string familyName)
    {
        Require.All(
            () => GivenName = Require.Text(givenName, "Nennen Sie den Vornamen.", nameof(GivenName)),
            () => FamilyName = Require.Text(familyName, "Nennen Sie den Nachnamen.", nameof(FamilyName)));
        AcademicTitle = academicTitle;
        (SearchKey, SearchWords, SearchNear) = SearchText.KeysOf($"{GivenName} {FamilyName}");
    }

    public void Describe(string? function, string[] languages, string? phone, string? email, decimal? fullTimeEquivalent)
    {
        if (fullTimeEquivalent is <= 0 or > 1)
        {
            throw new RuleViolation("Der Stellenanteil liegt zwischen 0 und 1, zum Beispiel 0,75.", nameof(FullTimeEquivalent));
        }

        (Function, Languages, Phone, Email, FullTimeEquivalent) = (function, languages, phone, email, fullTimeEquivalent);
    }
}
