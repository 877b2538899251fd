using System.Globalization;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal;

public sealed record PortalSettings(string DataDirectory, string? ConnectionString, DateTimeOffset? FixedNow, bool IsDevelopment)
{
    // As the owner signs in, where ConnectionString names no user: commands need it, the web service does not.
    public string? OwnerConnectionString { get; init; }

    public static PortalSettings From(IConfiguration configuration, IHostEnvironment environment) => new(
        configuration["Portal:DataDirectory"] is { Length: > 0 } folder ? folder : ".data",
        configuration.GetConnectionString("Portal") is { Length: > 0 } connection ? connection : null,
        ReadFixedNow(configuration["Portal:FixedNow"], environment),
        environment.IsDevelopment())
    {
        OwnerConnectionString = configuration.GetConnectionString("Owner") is { Length: > 0 } owner ? owner : null,
    };

    private static DateTimeOffset? ReadFixedNow(string? text, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!environment.IsDevelopment())
        {
            throw new PortalStartRefused(
                "Portal__FixedNow hält die Uhr an und gilt nur in der Entwicklung. Entfernen Sie die Einstellung.");
        }

        string[] formats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? now
            : throw new PortalStartRefused(
                $"Portal__FixedNow „{text}“ ist keine Zeit mit Zeitzone. Schreiben Sie zum Beispiel 2026-11-18T14:12+01:00.");
    }
}
