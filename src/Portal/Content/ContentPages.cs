using System.Diagnostics.CodeAnalysis;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Content;

public sealed class ContentPages
{
    public const string LegalRoute = "/{slug:regex(^(impressum|datenschutz|barrierefreiheit)$)}";

    private readonly Dictionary<(string Slug, Language Language), ContentPage> _pages = [];

    public ContentPages(SiteSettings settings)
        : this(settings, Path.Combine(AppContext.BaseDirectory, "content", "pages"))
    {
    }

    public ContentPages(SiteSettings settings, string folder)
    {
        foreach (var file in FilesIn(folder))
        {
            foreach (var language in Language.All)
            {
                var page = Read(file, settings, Language.German, language);
                _pages.Add((page.Slug, language), page);
            }
        }

        foreach (var language in Language.All.Where(language => language != Language.German))
        {
            foreach (var file in FilesIn(Path.Combine(folder, language.Code)))
            {
                var page = Read(file, settings, language, language);
                _pages[(page.Slug, language)] = TryFind(page.Slug, Language.German, out _)
                    ? page : throw new InvalidDataException($"{language.Code}/{page.Slug}.md übersetzt keine deutsche Seite.");
            }
        }
    }

    public IEnumerable<ContentPage> All => _pages.Where(page => page.Key.Language == Language.German).Select(page => page.Value)
        .OrderBy(page => AddressOf(page.Slug), StringComparer.Ordinal);

    public static bool IsLegal(string slug) => slug is "impressum" or "datenschutz" or "barrierefreiheit";

    public static string AddressOf(string slug) => IsLegal(slug) ? $"/{slug}" : $"/seiten/{slug}";

    public bool TryFind(string slug, Language language, [NotNullWhen(true)] out ContentPage? page) =>
        _pages.TryGetValue((slug, language), out page);

    public IReadOnlyList<Language> LanguagesOf(string slug) =>
        [.. Language.All.Where(language => _pages.GetValueOrDefault((slug, language))?.Language == language)];

    private static string[] FilesIn(string folder) => System.IO.Directory.Exists(folder)
        ? System.IO.Directory.GetFiles(folder, "*.md") : [];

    private static ContentPage Read(string file, SiteSettings settings, Language written, Language reader)
    {
        var name = Path.GetFileName(file);
        var text = FrontMatter.Read(File.ReadAllText(file), name);
        var body = SafeMarkdown.ToHtml(OperatorPlaceholders.Fill(text.Body, settings, name), reader.Prefix,
            keepsLines: written == Language.EasyGerman);
        return new ContentPage(Path.GetFileNameWithoutExtension(file), text.Title, text.Description, body, written);
    }
}
