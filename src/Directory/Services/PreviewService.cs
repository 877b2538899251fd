using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>A service as it would be: saved with every rule, read, and taken back.</summary>
public static class PreviewService
{
    public static async Task<Service> ExecuteAsync(Caller caller, Func<Caller, Task> save)
    {
        Service? seen = null;
        await save(caller.Trying(async (trial, id) =>
        {
            await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
                .UseNpgsql(trial.Connection).Options);
            await db.Database.UseTransactionAsync(trial.Transaction, trial.Cancellation);
            seen = await db.Services.AsNoTracking().SingleAsync(service => service.Id == (Guid)id!, trial.Cancellation);
        }));
        return seen!;
    }
}
