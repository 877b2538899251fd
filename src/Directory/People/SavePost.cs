using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.People;

/// <summary>Creates or changes a post.</summary>
public sealed class SavePost(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new post.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, PostInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Stelle angelegt" : "Stelle geändert", cancellation);
        var post = await ApplyAsync(edit, id, input, seenVersion, cancellation);
        await edit.SaveAsync(cancellation);
        return post.Id;
    }

    /// <summary>The change without saving it.</summary>
    public static async Task<Post> ApplyAsync(DirectoryEdit edit, Guid? id, PostInput input, uint seenVersion, CancellationToken cancellation)
    {
        var post = id is { } known
            ? await edit.TakeAsync<Post>(known, seenVersion, cancellation)
            : edit.Db.Posts.Add(new Post(await Slugs.ChooseAsync(input.Slug, input.Title, edit.Db.Posts.Select(p => p.Slug), cancellation), input.Title, input.Position, input.OrganisationId)).Entity;
        post.Describe(input.Title, input.Position, input.OrganisationId);
        post.Locate(input.Ags, input.CountyKey, input.PlaceId, input.SmallTeam);
        post.Contact(Require.Phone(input.Phone, "Phone"), Require.Email(input.Email, "Email"), input.VacancyNote);
        return post;
    }
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
    string? Slug, string Title, Position Position, Guid OrganisationId, string? Ags, string? CountyKey, Guid? PlaceId, string? SmallTeam, string? Phone, string? Email, string? VacancyNote);
