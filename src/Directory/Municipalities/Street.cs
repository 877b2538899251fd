using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Municipalities;

/// <summary>A street of one municipality; two spellings that fold to the same key are one street.</summary>
public sealed class Street
{
    private Street()
    {
    }

    public Street(string ags, string name, Guid? districtId)
    {
        (Id, Ags, DistrictId) = (Guid.CreateVersion7(), ags, districtId);
        Rename(name);
    }

    public Guid Id { get; private set; }
    public string Ags { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid? DistrictId { get; private set; }
    public string SearchKey { get; private set; } = "";
    public string[] SearchWords { get; private set; } = [];
    public string[] SearchNear { get; private set; } = [];
    public uint Version { get; private set; }

    public void Rename(string name)
    {
        Name = Require.Text(name, "Nennen Sie den Namen der Straße.", nameof(Name));
        (SearchKey, SearchWords, SearchNear) = SearchText.KeysOf(Name);
    }

    public void MoveTo(Guid? districtId) => DistrictId = districtId;
}
