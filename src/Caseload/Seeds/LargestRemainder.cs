namespace IntMan.Caseload.Seeds;

/// <summary>Shares of a whole that add up to it exactly (Hare and Niemeyer).</summary>
internal static class LargestRemainder
{
    public static int[] Of(IReadOnlyList<double> weights, int whole)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => whole * weight / sum).ToArray();
        var shares = exact.Select(share => (int)share).ToArray();
        foreach (var at in Enumerable.Range(0, shares.Length).OrderByDescending(at => exact[at] - shares[at]).ThenBy(at => at)
            .Take(whole - shares.Sum()))
        {
            shares[at]++;
        }

        return shares;
    }
}
