namespace IntMan.Portal.Pages;

/// <param name="Below">Beginnings of addresses that belong to the tab, besides its own.</param>
public sealed record Tab(string Text, string Address, params string[] Below)
{
    public static Tab? CurrentOf(IReadOnlyList<Tab> tabs, PathString path) => tabs.FirstOrDefault(tab => path == tab.Address)
        ?? tabs.FirstOrDefault(tab => tab.Below.Any(part => path.StartsWithSegments(part)));
}
