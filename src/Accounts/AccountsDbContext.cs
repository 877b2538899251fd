using IntMan.Directory;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Accounts;

/// <summary>
/// Accounts and passkeys as ASP.NET Core Identity stores them, and the roles granted. Of Identity's tables only those that are used:
/// claims come from role grants, and its tokens would lie in clear text.
/// </summary>
public sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    // The version with passkeys; said here, so that it does not depend on who opens the context.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("accounts");
        builder.Ignore<IdentityUserClaim<Guid>>().Ignore<IdentityUserLogin<Guid>>().Ignore<IdentityUserToken<Guid>>();
        builder.Entity<Account>(e =>
        {
            e.ToTable("account");
            e.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled)
                .Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount);
            e.Property(a => a.UserName).IsRequired();
            e.Property(a => a.NormalizedUserName).IsRequired();
            e.Property(a => a.Email).IsRequired();
            e.Property(a => a.NormalizedEmail).IsRequired();
            e.Property(a => a.SecurityStamp).IsRequired();
            e.Property(a => a.ConcurrencyStamp).IsRequired().HasColumnName("concurrency_stamp");
        });
        builder.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            // Said here: Identity says it only to an application that has its options.
            e.ToTable("account_passkey");
            e.HasKey(p => p.CredentialId);
            e.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
            e.OwnsOne(p => p.Data).ToJson("data");
        });
        builder.Entity<RoleGrant>().HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
    }
}
