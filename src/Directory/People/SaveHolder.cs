using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person takes a post, or how they hold it changes: role, last day, consent.</summary>
public sealed class SaveHolder(DirectoryChanges changes)
{
    /// <param name="id">Null when somebody takes the post.</param>
    /// <param name="personId">Who; only for a new holding.</param>
    /// <param name="input">What the form says; post and first day of a known holding stay.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, Guid personId, HolderInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Stelle besetzt" : "Besetzung geändert", async change =>
        {
            var holder = id is { } known ? await change.TakeAsync<PostHolder>(known, seenVersion) : await NewAsync(change, personId, input);
            input.Fill(holder);
            return holder.Id;
        }, cancellation);

    private static async Task<PostHolder> NewAsync(Change<DirectoryDbContext> change, Guid personId, HolderInput input)
    {
        // Whoever holds a post is kept by those who keep the post: nobody takes over people of others that way.
        await change.TakeAsync<Person>(personId);
        return change.Db.Add(new PostHolder(input.PostId, personId, input.ValidFrom)).Entity;
    }
}

/// <param name="PostId">The post.</param>
/// <param name="Role">Alone, in a tandem or as deputy.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, inclusive; null while open.</param>
/// <param name="ConsentOn">Day the person agreed that the name is published; null: it is not.</param>
public sealed record HolderInput(Guid PostId, HolderRole Role, DateOnly ValidFrom, DateOnly? ValidUntil, DateOnly? ConsentOn)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Fill(new PostHolder(PostId, Guid.Empty, ValidFrom));

    internal void Fill(PostHolder holder) => Require.All(
        () => holder.Set(Role, ValidUntil, ConsentOn),
        () => Require.That(
            ConsentOn is not { } consent || Validity.Reaches(ValidUntil, consent), "Die Einwilligung liegt nach dem letzten Tag auf der Stelle. Prüfen Sie beide Tage.", nameof(ConsentOn)));
}
