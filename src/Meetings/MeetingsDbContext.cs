using IntMan.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Meetings;

/// <summary>Gives the changes of meetings their transaction. They write by statements that name the revision somebody saw, so there are
/// no
/// entities to map; docs/meetings.md says why.</summary>
public sealed class MeetingsDbContext(DbContextOptions<MeetingsDbContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("meetings");
}
