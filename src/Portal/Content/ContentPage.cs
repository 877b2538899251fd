using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Content;

/// <summary>One editorial page: the front matter's title and description, and the body as safe HTML.</summary>
public sealed record ContentPage(string Slug, string Title, string Description, IHtmlContent Body);
