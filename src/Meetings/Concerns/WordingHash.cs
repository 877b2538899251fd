using System.Security.Cryptography;
using System.Text;

namespace IntMan.Meetings.Concerns;

/// <summary>What a vote is bound to. The database computes the same (meetings.hash_of_wording) before anything leaves the room.</summary>
public static class WordingHash
{
    public static byte[] Of(string title, string text, IEnumerable<byte[]> files) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{title}\n{text}{string.Concat(files.Select(file => "\n" + Convert.ToHexStringLower(SHA256.HashData(file))))}"));
}
