using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Accounts;

/// <summary>Registers the use cases of accounts. Zones, clock, outbox, seals and settings come from whoever calls it.</summary>
public static class AccountsModule
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<AccountsDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<DatabaseZones>().Accounts.CreateConnection(), true));
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashing.Iterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<RemindOfRoleEnd>();
        services.AddSingleton<IDailyMails>(provider => provider.GetRequiredService<RemindOfRoleEnd>());
        services.AddSingleton<IRecipients, Recipients>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<AddPasskey>();
        services.AddSingleton<ExternalLogins>();
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<OneTimeGuard>();
        services.AddSingleton<AttemptLimit>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SignInSessions>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<SecondFactorSignIn>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<AcceptLink>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<ChangeAddress>();
        services.AddSingleton<RecoverAccount>();
        services.AddSingleton<RoleRules>();
        services.AddSingleton<InviteAccount>();
        services.AddSingleton<GrantRole>();
        services.AddSingleton<KeepAccount>();
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<JoinAudit>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<ForgetAudit>();
        services.AddSingleton<WatchAudit>();
        services.AddSingleton<AccountSecurity>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddSingleton<OwnPasskeys>();
        services.AddSingleton<ReadFirstSteps>();
        services.AddSingleton<ReadWorkMail>();
        services.AddSingleton<ChangeWorkMail>();
    }
}
