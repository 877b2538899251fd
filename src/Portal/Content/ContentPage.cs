using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Content;

public sealed record ContentPage(string Slug, string Title, string Description, IHtmlContent Body, Language Language);
