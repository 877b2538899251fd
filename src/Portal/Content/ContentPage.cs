using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Content;

/// <summary>One editorial page: the front matter's title and description, the body as safe HTML, and the language it is written in.</summary>
public sealed record ContentPage(string Slug, string Title, string Description, IHtmlContent Body, Language Language);
