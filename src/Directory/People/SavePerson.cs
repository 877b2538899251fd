using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a person. A new one takes a post at once: who holds none belongs to no municipality.</summary>
public sealed class SavePerson(DirectoryChanges changes)
{
    /// <param name="id">Null for a new person.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, PersonInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Person angelegt" : "Person geändert", async change =>
        {
            input.Check();
            var person = id is { } known
                ? await change.TakeAsync<Person>(known, seenVersion)
                : change.Db.Add(new Person(
                    await Slugs.ChooseAsync(input.Slug, $"{input.GivenName} {input.FamilyName}", change.Db.People.Select(p => p.Slug), cancellation), input.GivenName, input.FamilyName)).Entity;
            input.Fill(person);
            if (id is null && input.Holding is { } holding)
            {
                var holder = new PostHolder(holding.PostId, person.Id, holding.ValidFrom);
                holding.Fill(holder);
                change.Db.Add(holder);
            }

            return person.Id;
        }, cancellation);
}

/// <param name="Slug">For a new person; null to have it proposed.</param>
/// <param name="AcademicTitle">E.g. "Dr."; null without.</param>
/// <param name="GivenName">First name.</param>
/// <param name="FamilyName">Last name.</param>
/// <param name="Function">The designation the person chose.</param>
/// <param name="Languages">German names.</param>
/// <param name="Phone">Direct number.</param>
/// <param name="Email">Direct address.</param>
/// <param name="FullTimeEquivalent">Above 0, at most 1; internal.</param>
/// <param name="Holding">The post a new person takes.</param>
public sealed record PersonInput(
    string? Slug, string? AcademicTitle, string GivenName, string FamilyName, string? Function, string[] Languages, string? Phone, string? Email, decimal? FullTimeEquivalent, HolderInput? Holding)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Require.All(
        () => Fill(new Person()),
        () => Holding?.Check(),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Person person) => Require.All(
        () => person.Rename(AcademicTitle, GivenName, FamilyName),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => person.Describe(Function, Languages, Phone, Email, FullTimeEquivalent));
}
