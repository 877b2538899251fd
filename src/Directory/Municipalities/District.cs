using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Municipalities;

/// <summary>Ortsteil or Stadtteil of a municipality, e.g. Spessart in Ettlingen.</summary>
public sealed class District
{
    private District()
    {
    }

    public District(string ags, string name)
    {
        (Id, Ags) = (Guid.CreateVersion7(), ags);
        Rename(name);
    }

    public Guid Id { get; private set; }
    public string Ags { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string SearchKey { get; private set; } = "";
    public string[] SearchWords { get; private set; } = [];
    public string[] SearchNear { get; private set; } = [];
    public uint Version { get; private set; }

    public void Rename(string name)
    {
        Name = Require.Text(name, "Nennen Sie den Namen des Ortsteils.", nameof(Name));
        (SearchKey, SearchWords, SearchNear) = SearchText.KeysOf(Name);
    }
}
