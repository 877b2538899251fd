using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Commands;

public static class MakeKeyCertificate
{
    private const int KeyBits = 3072;
    private const int Years = 20;

    public static async Task<int> ExecuteAsync(string file, TimeProvider clock, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(file);
        try
        {
            // Only the service that reads it: not even its owner writes it a second time.
            await using var target = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead,
            });
            await target.WriteAsync(Encoding.ASCII.GetBytes(Make(clock.GetUtcNow())), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"{path} lässt sich nicht anlegen: {e.Message}", e);
        }

        Console.WriteLine($"Zertifikat: {path}, nur für den Dienst lesbar.");
        Console.WriteLine($"Setzen Sie Portal__KeyCertificates__0={path} und starten Sie das Portal neu.");
        Console.WriteLine("Es verschlüsselt dann auch die Schlüssel, die es schon hat.");
        Console.WriteLine("Heben Sie eine Kopie getrennt von den Sicherungen auf: Ohne sie sind diese für alle Konten wertlos.");
        return 0;
    }

    private static string Make(DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest("CN=IntMan portal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now, now.AddYears(Years));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
