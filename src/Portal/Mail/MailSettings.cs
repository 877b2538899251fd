using System.Globalization;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Portal.Database;

namespace IntMan.Portal.Mail;

public enum SmtpSecurity
{
    StartTls,

    Tls,

    None,
}

public sealed record MailSettings(string? Host, int Port, SmtpSecurity Security, string From, string FromName)
{
    public string? User { get; init; }

    // From the file named in Portal__Smtp__PasswordFile, never from the environment itself.
    public string? Password { get; init; }

    public required string Folder { get; init; }

    public string Domain => From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public static MailSettings Read(IConfiguration configuration, PortalSettings portal)
    {
        var smtp = configuration.GetSection("Portal:Smtp");
        var host = smtp["Host"] is { Length: > 0 } named ? named : null;
        var usual = host is null ? "portal@demo.example" : "";
        var from = smtp["From"] is { Length: > 0 } sender ? sender : usual;
        if (!OutgoingMail.IsAddress(from))
        {
            throw new PortalStartRefused(
                "Portal__Smtp__From fehlt oder ist keine Adresse. Schreiben Sie zum Beispiel portal@wegweiser.example.");
        }

        if (!Enum.TryParse<SmtpSecurity>(smtp["Security"] ?? nameof(SmtpSecurity.StartTls), ignoreCase: false, out var security)
            || !Enum.IsDefined(security))
        {
            throw new PortalStartRefused("Portal__Smtp__Security kennt StartTls, Tls und None.");
        }

        var user = smtp["User"] is { Length: > 0 } login ? login : null;
        if (user is not null && security == SmtpSecurity.None)
        {
            throw new PortalStartRefused(
                "Portal__Smtp__User verlangt Verschlüsselung: Setzen Sie Portal__Smtp__Security auf StartTls oder Tls.");
        }

        return new MailSettings(host, PortOf(smtp["Port"], security), security, from, smtp["FromName"] ?? "Netzwerk Integrationsmanagement")
        {
            User = user,
            Password = user is null ? null : PasswordOf(smtp["PasswordFile"]),
            Folder = Path.Combine(Path.GetFullPath(portal.DataDirectory), "mail"),
        };
    }

    private static int PortOf(string? text, SmtpSecurity security) => text switch
    {
        null or "" => security switch { SmtpSecurity.Tls => 465, SmtpSecurity.None => 25, _ => 587 },
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 => port,
        _ => throw new PortalStartRefused($"Portal__Smtp__Port „{text}“ ist keine Portnummer."),
    };

    private static string PasswordOf(string? file)
    {
        try
        {
            return File.ReadAllText(file ?? "").TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PortalStartRefused($"Portal__Smtp__PasswordFile „{file}“ ist nicht lesbar: {e.Message}", e);
        }
    }
}
