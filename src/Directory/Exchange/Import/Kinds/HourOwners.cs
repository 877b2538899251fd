using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class HourOwners(Dictionary<string, Post> posts, Dictionary<string, Person> people, Dictionary<string, Service> services)
{
    public static IReadOnlyList<Column> Columns { get; } =
        [Column.Optional("PostId", "Stelle", "post") with { MayHoldForAll = true }, Column.Optional("PersonId", "Person"),
            Column.Optional("ServiceId", "Angebot", "service")];

    public static HourOwners None { get; } = new([], [], []);

    public static async Task<HourOwners> LoadAsync(DirectoryDbContext db, CancellationToken cancellation) => new(
        await db.Posts.ToDictionaryAsync(p => p.Slug, cancellation),
        await db.People.ToDictionaryAsync(p => p.Slug, cancellation),
        await db.Services.ToDictionaryAsync(s => s.Slug, cancellation));

    public HourOwner Find(ImportRow row)
    {
        var owner = new HourOwner(row.Reference("PostId", posts, "diese Stelle")?.Id, row.Reference("PersonId", people, "diese Person")?.Id,
            row.Reference("ServiceId", services, "dieses Angebot")?.Id);
        return owner.Count == 1 ? owner : throw row.Refuse("PostId", "Nennen Sie entweder die Stelle oder die Person oder das Angebot.");
    }
}

internal readonly record struct HourOwner(Guid? Post, Guid? Person, Guid? Service)
{
    public Guid Id => (Post ?? Person ?? Service)!.Value;

    public int Count => (Post is null ? 0 : 1) + (Person is null ? 0 : 1) + (Service is null ? 0 : 1);

    public static Guid IdOf(OfficeHour hour) => (hour.PostId ?? hour.PersonId ?? hour.ServiceId)!.Value;
}
