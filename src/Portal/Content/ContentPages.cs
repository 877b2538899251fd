using System.Diagnostics.CodeAnalysis;

namespace IntMan.Portal.Content;

/// <summary>The editorial pages from content/pages beside the program, read once; a broken file stops the start, not a visitor.</summary>
public sealed class ContentPages
{
    /// <summary>These pages stand at the root, where law and habit look for them.</summary>
    public const string LegalRoute = "/{slug:regex(^(impressum|datenschutz|barrierefreiheit)$)}";

    private readonly Dictionary<string, ContentPage> _pages;

    public ContentPages(SiteSettings settings)
        : this(settings, Path.Combine(AppContext.BaseDirectory, "content", "pages"))
    {
    }

    /// <exception cref="InvalidDataException">A file has no proper head or an unknown placeholder.</exception>
    public ContentPages(SiteSettings settings, string folder)
    {
        var files = System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder, "*.md") : [];
        _pages = files.Select(file => Read(file, settings)).ToDictionary(page => page.Slug, StringComparer.Ordinal);
    }

    /// <summary>For the sitemap, in the order of their addresses.</summary>
    public IEnumerable<ContentPage> All => _pages.Values.OrderBy(page => AddressOf(page.Slug), StringComparer.Ordinal);

    public static bool IsLegal(string slug) => slug is "impressum" or "datenschutz" or "barrierefreiheit";

    public static string AddressOf(string slug) => IsLegal(slug) ? $"/{slug}" : $"/seiten/{slug}";

    public bool TryFind(string slug, [NotNullWhen(true)] out ContentPage? page) => _pages.TryGetValue(slug, out page);

    private static ContentPage Read(string file, SiteSettings settings)
    {
        var name = Path.GetFileName(file);
        var text = FrontMatter.Read(File.ReadAllText(file), name);
        var body = SafeMarkdown.ToHtml(OperatorPlaceholders.Fill(text.Body, settings, name));
        return new ContentPage(Path.GetFileNameWithoutExtension(file), text.Title, text.Description, body);
    }
}
