using System.Security.Cryptography;

namespace IntMan.Foundation.Access;

/// <summary>Encrypts with keys that are not in the data they protect, so that a copy of the database opens nothing. All replicas have the
/// same keys.</summary>
public interface ISeals
{
    /// <param name="purpose">A constant; what was sealed for one purpose cannot be opened for another.</param>
    ISeal For(string purpose);

    /// <summary>Seals that open only for a while.</summary>
    ISeal For(string purpose, TimeSpan lasting);
}

/// <summary>Seals and opens for one purpose.</summary>
public interface ISeal
{
    byte[] Seal(byte[] content);

    /// <exception cref="CryptographicException">Damaged, too old, or sealed with keys that are no longer there.</exception>
    byte[] Open(byte[] sealedContent);
}
