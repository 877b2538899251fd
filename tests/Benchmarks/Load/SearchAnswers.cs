using System.Net;
using System.Text.RegularExpressions;

namespace IntMan.Benchmarks.Load;

/// <summary>Speed counts only if the answer is right: the acceptance list's queries must lead to the right answer first at every
/// scale.</summary>
public static partial class SearchAnswers
{
    /// <summary>Query and the first heading of its page (Ettlingen 2018 and Bodenseekreis, as the demo county has them).</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } = new Dictionary<string, string>
    {
        ["Lindenweg 12 Ettlingen"] = "Lindenweg 12, Ettlingen",
        ["lindenweg"] = "Lindenweg, Ettlingen",
        ["Rheinstr 119"] = "Rheinstr. 119, Ettlingen",
        ["rheinstrasse 155"] = "Rheinstr. 155, Ettlingen",
        ["Bulacher Strasse"] = "Bulacher Str., Ettlingen",
        ["Ueberlingen"] = "Überlingen",
        ["Uberlingen"] = "Überlingen",
        ["Uhldingen"] = "Uhldingen-Mühlhofen",
        ["Spessart"] = "Spessart, Ettlingen",
        ["Ampelstien"] = "Meinten Sie Mirela Ampelstein?",
        ["Kieselbard"] = "Meinten Sie Jonas Kieselbart?",
    };

    /// <returns>One line for each query whose first answer is another one; empty when all are right.</returns>
    public static async Task<IReadOnlyList<string>> WrongOnesAsync(Uri portal)
    {
        using var client = new HttpClient { BaseAddress = portal };
        var wrong = new List<string>();
        foreach (var (query, expected) in Expected)
        {
            var page = await client.GetStringAsync(new Uri($"/suche?q={Uri.EscapeDataString(query)}", UriKind.Relative));
            var heading = WebUtility.HtmlDecode(FirstHeading().Match(page).Groups["text"].Value.Trim());
            if (heading != expected)
            {
                wrong.Add($"„{query}“ leads to „{heading}“ instead of „{expected}“.");
            }
        }

        return wrong;
    }

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>")]
    private static partial Regex FirstHeading();
}
