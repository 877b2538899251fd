using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntMan.Portal.Tests.Mail;

/// <summary>A certificate for localhost that only those trust who are given its file.</summary>
public static class SelfSigned
{
    public static X509Certificate2 Create(string publicFile)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2046, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(publicFile, made.ExportCertificatePem());
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
