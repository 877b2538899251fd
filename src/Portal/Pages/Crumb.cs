namespace IntMan.Portal.Pages;

/// <summary>One step of the way to a page; the page itself stands last and has no address. Addresses without the language.</summary>
public sealed record Crumb(object Text, string? Address = null);
