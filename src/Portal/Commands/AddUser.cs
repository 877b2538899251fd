using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;

namespace IntMan.Portal.Commands;

// Invites somebody from the command line, so that a fresh portal gets its first administrator. The link is printed once.
public static class AddUser
{
    public static async Task<int> ExecuteAsync(string email, string role, string? scope, string? name, DateOnly? until,
        CancellationToken cancellation)
    {
        if (!OutgoingMail.IsAddress(email))
        {
            throw new PortalStartRefused($"„{email}“ ist keine E-Mail-Adresse.");
        }

        if (!RoleWish.TryReadScope(scope, out var kind, out var key))
        {
            throw new PortalStartRefused(
                $"„{scope}“ ist kein Bereich. Schreiben Sie county:08435, municipality:08215017 oder organisation:kuerzel.");
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = PortalSettings.From(builder.Configuration, builder.Environment);
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);

        // What is written here is read by people: the link, or one sentence.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(settings.FixedNow is { } now ? new FixedTimeProvider(now) : TimeProvider.System);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(database.Zones);
        builder.Services.AddSingleton<MunicipalCalendar>();
        builder.Services.AddSingleton(provider => SiteSettings.From(provider.GetRequiredService<IConfiguration>()));
        builder.AddPortalAccounts();
        builder.AddPortalMail(settings);
        await using var app = builder.Build();
        await app.Services.GetServices<IHostedService>().OfType<FirstKey>().Single().StartAsync(cancellation);
        var today = app.Services.GetRequiredService<MunicipalCalendar>().Today;
        var by = new Caller(new Actor(null, "Die Administration", "Administration", Network: "local"), AccessScope.Everything(today));
        var wish = new NewAccount(email, name ?? email, new RoleWish(Enum.Parse<Role>(role), kind, key, until));
        var link = await InviteAsync(app.Services.GetRequiredService<InviteAccount>(), by, wish, cancellation);
        Console.WriteLine(
            $"Einladung für {email}, gültig einmal und 3 Tage. Der Link steht nur hier und in der E-Mail, die im Postausgang liegt:");
        Console.WriteLine(link);
        return 0;
    }

    private static async Task<Uri> InviteAsync(InviteAccount invite, Caller by, NewAccount wish, CancellationToken cancellation)
    {
        try
        {
            return await invite.ExecuteOrResendAsync(by, wish, cancellation);
        }
        catch (RuleViolation refusal)
        {
            throw new PortalStartRefused(refusal.Message, refusal);
        }
    }
}
