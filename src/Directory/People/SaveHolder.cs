using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>A person takes a post, or how they hold it changes: role, last day, consent.</summary>
public sealed class SaveHolder(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null when somebody takes the post.</param>
    /// <param name="personId">Who; only for a new holding.</param>
    /// <param name="input">What the form says; post and first day of a known holding stay.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, Guid personId, HolderInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Stelle besetzt" : "Besetzung geändert", cancellation);
        var holder = await ApplyAsync(edit, id, personId, input, seenVersion, cancellation);
        await edit.SaveAsync(cancellation);
        return holder.Id;
    }

    /// <summary>The change without saving it.</summary>
    public static async Task<PostHolder> ApplyAsync(DirectoryEdit edit, Guid? id, Guid personId, HolderInput input, uint seenVersion, CancellationToken cancellation)
    {
        var holder = id is { } known ? await edit.TakeAsync<PostHolder>(known, seenVersion, cancellation) : edit.Db.PostHolders.Add(new PostHolder(input.PostId, personId, input.ValidFrom)).Entity;
        holder.Set(input.Role, input.ValidUntil, input.ConsentOn);
        if (input.ConsentOn is { } consent && !holder.Validity.Reaches(consent))
        {
            throw new RuleViolation("Die Einwilligung liegt nach dem letzten Tag auf der Stelle. Prüfen Sie beide Tage.", nameof(PostHolder.ConsentOn));
        }

        return holder;
    }

    /// <summary>The Kürzel of the post that somebody holds, for its card.</summary>
    public static Task<string> SlugOfPostAsync(DirectoryEdit edit, PostHolder holder, CancellationToken cancellation) =>
        edit.Db.Posts.Where(post => post.Id == holder.PostId).Select(post => post.Slug).SingleAsync(cancellation);
}

/// <param name="PostId">The post.</param>
/// <param name="Role">Alone, in a tandem or as deputy.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, inclusive; null while open.</param>
/// <param name="ConsentOn">Day the person agreed that the name is published; null: it is not.</param>
public sealed record HolderInput(Guid PostId, HolderRole Role, DateOnly ValidFrom, DateOnly? ValidUntil, DateOnly? ConsentOn);
