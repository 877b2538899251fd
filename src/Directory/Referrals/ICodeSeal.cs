namespace IntMan.Directory.Referrals;

/// <summary>Seals a code with keys that are not in the row, so that the slip can be printed again and a copy of the table opens
/// nothing.</summary>
public interface ICodeSeal
{
    byte[] Seal(string code);

    string? Open(byte[] sealedCode);
}
