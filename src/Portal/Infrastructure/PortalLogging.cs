using IntMan.Portal.Security;
using Microsoft.Extensions.Logging.Console;

namespace IntMan.Portal.Infrastructure;

public static class PortalLogging
{
    private static readonly string[] TellWhatPeopleType =
    [
        "IntMan.Portal.Security.SignInAuthentication",
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.EntityFrameworkCore",
    ];

    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console => console.IncludeScopes = true);
        }
        else
        {
            // The scopes carry the request's id, which the page for status 500 shows as its reference.
            builder.Logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true,
                true, "O"));
        }

        foreach (var category in TellWhatPeopleType)
        {
            builder.Logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.Warning);
        }
    }
}
