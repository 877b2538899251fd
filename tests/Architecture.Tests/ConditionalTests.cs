using System.Text;
using System.Text.RegularExpressions;

namespace IntMan.Architecture.Tests;

/// <summary>One conditional inside another has to be read twice: a switch or a value with a name says the same at once.</summary>
public sealed partial class ConditionalTests
{
    public static TheoryData<string> Patterns => ["*.cs", "*.cshtml"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Conditionals_AreNotNested(string pattern) => Assert.Empty(
        from file in SourceTests.Files(pattern)
        from line in Nested(File.ReadAllText(file))
        select $"{Path.GetRelativePath(SourceTests.Root, file)}:{line}");

    [Theory]
    [InlineData("a ? b : c ? d : e", true)]
    [InlineData("a ? b ? c : d : e", true)]
    [InlineData("a ? b : (c\n    ? d : e)", true)]
    [InlineData("$\"{(a ? \"b ? c : d\" : e)}\"", false)]
    [InlineData("$\"{(a ? \"b\" : c ? d : e)}\"", true)]
    [InlineData("a ? b(c ? d : e) : f", false)]
    [InlineData("a ? (b, c) : (d, e ? f : g)", false)]
    [InlineData("a ? b : c; d ? e : f", false)]
    [InlineData("a(b ? c : d, e ? f : g)", false)]
    [InlineData("a ? \"b ? c : d\" : e // f ? g : h", false)]
    [InlineData("int? a = b?.c ?? d ? e : f", false)]
    public void Nested_IsFound(string code, bool isNested) => Assert.Equal(isNested, Nested(code).Any());

    /// <returns>The lines on which an outer one begins.</returns>
    private static IEnumerable<int> Nested(string code)
    {
        var plain = Plain(code);
        return Conditional().Matches(plain).Where(found => HoldsAnother(plain, found.Index + 1))
            .Select(found => plain.AsSpan(0, found.Index).Count('\n') + 1);
    }

    // Goes to the end of the expression; only parentheses that do nothing but group are looked into.
    private static bool HoldsAnother(string plain, int at)
    {
        var open = new Stack<bool>();
        for (; at < plain.Length; at++)
        {
            var isOutside = open.All(groups => groups);
            switch (plain[at])
            {
                case '(' or '[' or '{':
                    open.Push(isOutside && plain[at] == '(' && plain.AsSpan(0, at).TrimEnd()[^1] is '?' or ':');
                    break;
                case ')' or ']' or '}' when !open.TryPop(out _):
                case ',' or ';' when open.Count == 0:
                    return false;
                case ',' when isOutside:
                    // A tuple, not a group.
                    open = new Stack<bool>(open.Select(_ => false));
                    break;
                case '?' when isOutside && char.IsWhiteSpace(plain[at - 1]) && char.IsWhiteSpace(plain[at + 1]):
                    return true;
            }
        }

        return false;
    }

    // Without comments and texts; what stands in the holes of a text stands in parentheses.
    private static string Plain(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var at = 0; at < code.Length;)
        {
            at = Token().Match(code, at) is { Success: true } token ? Skip(code, token, plain) : Take(code, at, plain);
        }

        return plain.ToString();
    }

    private static int Take(string code, int at, StringBuilder plain)
    {
        plain.Append(code[at]);
        return at + 1;
    }

    private static int Skip(string code, Match token, StringBuilder plain)
    {
        if (!token.Groups["text"].Success)
        {
            plain.Append('_').Append('\n', token.Value.Count(letter => letter == '\n'));
            return token.Index + token.Length;
        }

        var (isHoled, isVerbatim) = (token.Value.Contains('$', StringComparison.Ordinal), token.Value.Contains('@', StringComparison.Ordinal));
        var at = token.Index + token.Length;
        plain.Append('_');
        while (at < code.Length && code[at] != '"')
        {
            if (isHoled && code[at] == '{' && code[at + 1] != '{')
            {
                var end = EndOfHole(code, at);
                plain.Append('(').Append(Plain(code[(at + 1)..end])).Append(")_");
                at = end;
            }

            at += (code[at] == '\\' && !isVerbatim) || (code[at] == '{' && isHoled) ? 2 : 1;
        }

        return at + 1;
    }

    private static int EndOfHole(string code, int at)
    {
        var depth = 0;
        while (at < code.Length)
        {
            if (Token().Match(code, at) is { Success: true } token)
            {
                at = Skip(code, token, new StringBuilder());
                continue;
            }

            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }

            at++;
        }

        return at;
    }

    // Of a nullable type and of "?." no white space stands on both sides.
    [GeneratedRegex(@"(?<=\s)\?(?=\s)")]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\G(?://[^\n]*|/\*.*?\*/|@\*.*?\*@|'(\\.[^']*|[^'\\])'|\$*""""""(?s:.*?)""""""+|(?<text>[$@]*""))", RegexOptions.Singleline)]
    private static partial Regex Token();
}
