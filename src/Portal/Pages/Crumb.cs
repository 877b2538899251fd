namespace IntMan.Portal.Pages;

/// <summary>One step of the way to a page; the page itself stands last and has no address.</summary>
public sealed record Crumb(string Text, string? Address = null);
