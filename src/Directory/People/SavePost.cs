using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a post.</summary>
public sealed class SavePost(DirectoryChanges changes)
{
    /// <param name="id">Null for a new post.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, PostInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Stelle angelegt" : "Stelle geändert", async change =>
        {
            input.Check();
            var post = id is { } known
                ? await change.TakeAsync<Post>(known, seenVersion)
                : change.Db.Add(new Post(
                    await Slugs.ChooseAsync(input.Slug, input.Title, change.Db.Posts.Select(p => p.Slug), cancellation), input.Title, input.Position, input.OrganisationId)).Entity;
            input.Fill(post);
            return post.Id;
        }, cancellation);
}

/// <param name="Slug">For a new post; null to have it proposed.</param>
/// <param name="Title">E.g. "Integrationsmanagement Ettlingen-West".</param>
/// <param name="Position">Function.</param>
/// <param name="OrganisationId">Who employs.</param>
/// <param name="Ags">The municipality; null for a post of the county.</param>
/// <param name="CountyKey">The county; null for that of the municipality.</param>
/// <param name="PlaceId">Where the post usually is.</param>
/// <param name="SmallTeam">Internal.</param>
/// <param name="Phone">Of the function.</param>
/// <param name="Email">Of the function.</param>
/// <param name="VacancyNote">What stands there while nobody holds the post.</param>
public sealed record PostInput(
    string? Slug, string Title, Position Position, Guid OrganisationId, string? Ags, string? CountyKey, Guid? PlaceId, string? SmallTeam, string? Phone, string? Email, string? VacancyNote)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Require.All(
        () => Fill(new Post()),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Post post) => Require.All(
        () => post.Describe(Title, Position, OrganisationId),
        () => post.Locate(Ags, CountyKey, PlaceId, SmallTeam),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => post.Contact(Phone, Email, VacancyNote));
}
