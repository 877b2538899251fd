namespace IntMan.Portal.Pages;

public sealed record Crumb(object Text, string? Address = null);
