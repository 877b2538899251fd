using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a person. A new one takes a post at once: who holds none belongs to no municipality.</summary>
public sealed class SavePerson(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new person.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, PersonInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Person angelegt" : "Person geändert", cancellation);
        var person = await ApplyAsync(edit, id, input, seenVersion, cancellation);
        await edit.SaveAsync(cancellation);
        return person.Id;
    }

    /// <summary>The change without saving it.</summary>
    public static async Task<Person> ApplyAsync(DirectoryEdit edit, Guid? id, PersonInput input, uint seenVersion, CancellationToken cancellation)
    {
        var person = id is { } known
            ? await edit.TakeAsync<Person>(known, seenVersion, cancellation)
            : edit.Db.People.Add(new Person(await Slugs.ChooseAsync(input.Slug, $"{input.GivenName} {input.FamilyName}", edit.Db.People.Select(p => p.Slug), cancellation), input.GivenName, input.FamilyName)).Entity;
        person.Rename(input.AcademicTitle, input.GivenName, input.FamilyName);
        person.Describe(input.Function, input.Languages, Require.Phone(input.Phone, "Phone"), Require.Email(input.Email, "Email"), input.FullTimeEquivalent);
        if (id is null && input.Holding is { } holding)
        {
            var holder = new PostHolder(holding.PostId, person.Id, holding.ValidFrom);
            holder.Set(holding.Role, holding.ValidUntil, holding.ConsentOn);
            edit.Db.PostHolders.Add(holder);
        }

        return person;
    }
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
    string? Slug, string? AcademicTitle, string GivenName, string FamilyName, string? Function, string[] Languages, string? Phone, string? Email, decimal? FullTimeEquivalent, HolderInput? Holding);
