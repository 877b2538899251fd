using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IntMan.Benchmarks.Load;

/// <summary>What a load run measures.</summary>
/// <param name="Scales">Sizes of the synthetic data, see "seed load".</param>
/// <param name="Seconds">Load per page and scale, spread over <see cref="Rounds"/> interleaved rounds.</param>
/// <param name="Connections">Requests under way at the same time.</param>
public sealed record LoadOptions(IReadOnlyList<int> Scales, double Seconds, int Connections)
{
    /// <summary>Every number in the table is the median of so many rounds: other work on the machine disturbs one of them, not
    /// all.</summary>
    public const int Rounds = 3;

    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out LoadOptions? options)
    {
        options = new LoadOptions([1, 20], 8, 8);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            options = (arguments[i], Numbers(value)) switch
            {
                ("--scales", { } scales) => options with { Scales = scales },
                ("--seconds", [var seconds]) => options with { Seconds = seconds },
                ("--connections", [var connections]) => options with { Connections = connections },
                _ => null,
            };
            if (options is null)
            {
                return false;
            }
        }

        return true;
    }

    private static List<int>? Numbers(string text)
    {
        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : 0).ToList();
        return numbers.All(number => number > 0) ? numbers : null;
    }
}
