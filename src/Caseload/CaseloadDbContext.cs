using IntMan.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Caseload;

/// <summary>Writes of the caseload. The schema comes from Migrations/*.sql.</summary>
public sealed class CaseloadDbContext(DbContextOptions<CaseloadDbContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("caseload");
}
