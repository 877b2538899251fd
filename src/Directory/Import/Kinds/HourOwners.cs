using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Import.Kinds;

/// <summary>To whom an office hour belongs: the columns Stelle and Person of hours and deviations.</summary>
internal sealed class HourOwners(Dictionary<string, Post> posts, Dictionary<string, Person> people)
{
    public static IReadOnlyList<Column> Columns { get; } = [Column.Optional("PostId", "Stelle", "post"), Column.Optional("PersonId", "Person")];

    public static HourOwners None { get; } = new([], []);

    public static async Task<HourOwners> LoadAsync(DirectoryDbContext db, CancellationToken cancellation) =>
        new(await db.Posts.ToDictionaryAsync(p => p.Slug, cancellation), await db.People.ToDictionaryAsync(p => p.Slug, cancellation));

    public (Guid? Post, Guid? Person) Find(ImportRow row) =>
        (row.Reference("PostId", posts, "diese Stelle")?.Id, row.Reference("PersonId", people, "diese Person")?.Id) is var owner && owner.Item1 is null != owner.Item2 is null
            ? owner
            : throw row.Refuse("PostId", "Nennen Sie entweder die Stelle oder die Person.");
}
