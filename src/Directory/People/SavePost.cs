using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a post.</summary>
public sealed class SavePost(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, PostInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Stelle angelegt" : "Stelle geändert", async change =>
        {
            input.Check();
            var post = id is { } known
                ? await change.TakeAsync<Post>(known, seenVersion)
                : change.Db.Add(new Post(
                    await Slugs.ChooseAsync(input.Slug, input.Title, change.Db.Posts.Select(p => p.Slug), cancellation), input.Title,
                    input.Position, input.OrganisationId)).Entity;
            input.Fill(post);
            return post.Id;
        }, cancellation);
}

public sealed record PostInput(
    string? Slug, string Title, Position Position, Guid OrganisationId, string? Ags, string? CountyKey, Guid? PlaceId, string? SmallTeam,
    string? Phone, string? Email, string? VacancyNote)
{
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
