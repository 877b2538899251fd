using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Security;

// What wraps the portal's keys in the database. Without it whoever has a copy of the database can sign in as anybody.
public sealed class KeyCertificates
{
    public const string Finding = "Portal__KeyCertificates fehlt: Die Schlüssel des Portals liegen offen in der Datenbank";
    public const string Remedy =
        "Machen Sie mit „keys certificate DATEI“ ein Zertifikat und nennen Sie die Datei in Portal__KeyCertificates__0.";

    private KeyCertificates(X509Certificate2[] all, bool areMissing) => (All, AreMissing) = (all, areMissing);

    // The first wraps, all of them unwrap: a certificate is exchanged by putting the new one in front.
    public IReadOnlyList<X509Certificate2> All { get; }

    public bool AreMissing { get; }

    public static KeyCertificates Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var files = FilesOf(configuration);
        return new KeyCertificates(Array.ConvertAll(files, Open), files.Length == 0 && environment.IsProduction());
    }

    public static string[] FilesOf(IConfiguration configuration) =>
        [.. configuration.GetSection("Portal:KeyCertificates").GetChildren().Select(file => file.Value).OfType<string>()];

    private static X509Certificate2 Open(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused(
                $"Portal__KeyCertificates: {file} ist kein lesbares Zertifikat mit privatem Schlüssel. {e.Message}", e);
        }
    }
}
