using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person takes a post, or how they hold it changes: role, last day, consent.</summary>
public sealed class SaveHolder(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, Guid personId, HolderInput input, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Stelle besetzt" : "Besetzung geändert", async change =>
        {
            input.Check(calendar.Today);
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

public sealed record HolderInput(Guid PostId, HolderRole Role, DateOnly ValidFrom, DateOnly? ValidUntil, DateOnly? ConsentOn,
    bool Anyway = false)
{
    public void Check(DateOnly today) => Require.All(
        () => Fill(new PostHolder(PostId, Guid.Empty, ValidFrom)),
        () => Doubt.Ask(!(ConsentOn > today), Anyway,
            "Die Einwilligung liegt in der Zukunft: Bis zu diesem Tag erscheint kein Name. Stimmt der Tag?"));

    internal void Fill(PostHolder holder) => Require.All(
        () => holder.Set(Role, ValidUntil, ConsentOn),
        () => Require.That(
            ConsentOn is not { } consent || Validity.Reaches(ValidUntil, consent),
            "Die Einwilligung liegt nach dem letzten Tag auf der Stelle. Prüfen Sie beide Tage.", nameof(ConsentOn)));
}
