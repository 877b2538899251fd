using IntMan.Directory.Contacts;

namespace IntMan.Directory.Quality;

/// <summary>What readers see of an entry, as text for mails: implemented where the words of the pages are.</summary>
public interface IPublishedText
{
    IReadOnlyList<PublishedLine> Of(Contact contact, DateOnly today);
}

public sealed record PublishedLine(string Label, IReadOnlyList<string> Texts);
