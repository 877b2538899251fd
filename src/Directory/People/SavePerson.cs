using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a person. A new one takes a post at once: who holds none belongs to no municipality.</summary>
public sealed class SavePerson(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, PersonInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Person angelegt" : "Person geändert", async change =>
        {
            input.Check(calendar.Today);
            var person = id is { } known
                ? await change.TakeAsync<Person>(known, seenVersion)
                : change.Db.Add(new Person(
                    await Slugs.ChooseAsync(input.Slug, $"{input.GivenName} {input.FamilyName}", change.Db.People.Select(p => p.Slug),
                    cancellation), input.GivenName, input.FamilyName)).Entity;
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

public sealed record PersonInput(
    string? Slug, string? AcademicTitle, string GivenName, string FamilyName, string? Function, string[] Languages, string? Phone,
    string? Email, decimal? FullTimeEquivalent, HolderInput? Holding)
{
    public void Check(DateOnly today) => Require.All(
        () => Fill(new Person()),
        () => Holding?.Check(today),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Person person) => Require.All(
        () => person.Rename(AcademicTitle, GivenName, FamilyName),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => person.Describe(Function, Languages, Phone, Email, FullTimeEquivalent));
}
