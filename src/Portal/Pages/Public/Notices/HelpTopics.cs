namespace IntMan.Portal.Pages.Public.Notices;

public static class HelpTopics
{
    public static IReadOnlyList<(string Key, string Path)> All { get; } =
    [
        ("help-letters", "M6 3.5h8.5L19 8v12.5H6zM14 3.5v5h5M9 12.5h7M9 16.5h5"),
        ("help-german", "M4 4.5h16V16h-9l-4.5 4v-4H4zM8 8.5h8M8 12h5"),
        ("help-work",
        "M5 7.5h14a1.5 1.5 0 0 1 1.5 1.500v9a1.5 1.5 0 0 1-1.5 1.500H5A1.5 1.5 0 0 1 3.5 18V9A1.5 1.5 0 0 1 5 7.500zM9 7.500v-3h6v3M3.5 "
        + "13h17M12 12v2"),
        ("help-housing", "M3.5 11.5 12 4l8.5 7.5M6 9.5v11h12v-11M10 20.5v-6h4v6"),
        ("help-health",
        "M12 20.5C6 16 3.5 12.7 3.5 9.2A4.5 4.5 0 0 1 12 7.3a4.5 4.5 0 0 1 8.5 1.900c0 3.5-2.5 6.8-8.5 11.300zM7.5 12h2.300l1.5-2.5 1.7 "
        + "4.5 1.3-2h2.2"),
        ("help-family",
        "M4.2 7a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0M13.7 7a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0M10 14.800a2 2 0 1 0 4 0 2 2 0 1 "
        + "0-4 0M2.5 19.500c0-3.8 1.5-6 4.5-6M21.5 19.500c0-3.8-1.5-6-4.5-6M8.5 20.500c.2-2 1.4-3.2 3.5-3.200s3.3 1.2 3.5 3.2"),
    ];
}
