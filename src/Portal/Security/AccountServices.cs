using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using IntMan.Accounts;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace IntMan.Portal.Security;

[SuppressMessage("ApiDesign", "RS0030", Justification = "Registers the store of Identity.")]
public static partial class AccountServices
{
    public static void AddPortalAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        // First: the framework's own services load the keys when they start, and must find the one made under the lock.
        builder.AddKeys();
        services.AddAccounts();
        services.AddPasskeys();
        builder.AddOidc();
        services.AddSingleton<ISeals, DataProtectionSeals>();
        services.AddSingleton(new AccountSettings(builder.Environment.IsDevelopment()));
        services.AddSingleton(provider => new PublicAddress(
            provider.GetRequiredService<SiteSettings>().PublicUrl, () => ListeningAddress(provider.GetRequiredService<IServer>()),
            builder.Environment.IsDevelopment()));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SignInCookie>();
        services.AddSingleton<StartSignIn>();
        services.AddSingleton<Security.PausedForms>();
        services.AddSingleton<Security.PausedFormCookie>();
        services.AddSingleton<EndedSession>();
        services.AddSingleton<ConfirmAgain>();
        services.AddAuthentication(SignInAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SignInAuthentication>(SignInAuthentication.SchemeName, null);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = builder.Environment.IsDevelopment() ? "formular" : "__Host-formular";
            options.Cookie.SecurePolicy = builder.Environment.IsDevelopment()
                ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
        });
    }

    private static Uri ListeningAddress(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(AnyHost().Replace(address, "//localhost")) : new Uri("http://localhost:5080");

    // "Everywhere" is where the portal listens, never where a link can lead.
    [GeneratedRegex(@"//(\*|\+|0\.0\.0\.0|\[::\])")]
    private static partial Regex AnyHost();

    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>();
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, AccountsDbContext, Guid>>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyOrigin>((options, origin) =>
        {
            // Never the Host header: whoever can set it could register passkeys for another name.
            options.ServerDomain = origin.Domain;
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && origin.Is(context.Origin));
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddSingleton<PasskeyOrigin>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<RegisterPasskey>();
    }

    private static void AddKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PostgresKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<PostgresKeys>((options, keys) => options.XmlRepository = keys);
        services.AddHostedService<FirstKey>();
        var certificates = KeyCertificates.Read(builder.Configuration, builder.Environment);
        services.AddSingleton(certificates);
        var keys = services.AddDataProtection().SetApplicationName("intman-portal");
        if (certificates.All.Count > 0)
        {
            keys.ProtectKeysWithCertificate(certificates.All[0]).UnprotectKeysWithAnyCertificate([.. certificates.All]);
        }
    }
}
