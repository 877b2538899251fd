
namespace IntMan.Foundation.Text;

/// <summary>What is stored beside a name so that it is found by index, see <see cref="SearchText"/>.</summary>
/// <param name="Key">The folded name without spaces, e.g. "bulacherstr".</param>
/// <param name="Words">The folded words, e.g. "bulacher", "str".</param>
/// <param name="Near">Every form of the key and of its longer words with one letter left out: two names one typo apart share one.</param>
public sealed record SearchKeys(string Key, string[] Words, string[] Near);
