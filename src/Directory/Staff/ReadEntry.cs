using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Staff;

/// <summary>One entry as it stands, for its form. Whether somebody may see it, <see cref="StaffReach"/> says.</summary>
public sealed class ReadEntry(StaffSource source)
{
    public async Task<T?> ExecuteAsync<T>(object key, CancellationToken cancellation)
        where T : class
    {
        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
            .UseNpgsql(source.Connections.CreateConnection(), true).Options);
        return await db.FindAsync<T>([key], cancellation);
    }
}
