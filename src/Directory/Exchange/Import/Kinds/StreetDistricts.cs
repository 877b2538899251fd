namespace IntMan.Directory.Exchange.Import.Kinds;

// Who answers in which district, where the file names districts and somebody has named the posts. A street that runs through several
// districts belongs to none of them: there the numbers decide.
internal sealed class StreetDistricts(FileReading reading)
{
    private readonly HashSet<(string? Ags, string Street)> _divided = [];

    public bool Decide => reading.Posts.Values.Any(post => post.Length > 0);

    public void LookAt(IEnumerable<ImportRow> rows)
    {
        var first = new Dictionary<(string?, string), string>();
        foreach (var row in Decide ? rows : [])
        {
            if (row.Text("StreetId") is { } street && row.Text("DistrictId") is { } district
                && !first.TryAdd((row.Text("Ags"), street), district) && first[(row.Text("Ags"), street)] != district)
            {
                _divided.Add((row.Text("Ags"), street));
            }
        }
    }

    public string? DistrictOf(ImportRow row)
    {
        var (district, street) = (row.Text("DistrictId"), row.Text("StreetId"));
        if (district is null || street is null || !_divided.Contains((row.Text("Ags"), street)))
        {
            return district;
        }

        row.Note("DistrictId", "Straßen in mehreren Ortsteilen stehen ohne Ortsteil, dort entscheiden die Hausnummern");
        return null;
    }

    public string? PostOf(ImportRow row) => row.Text("DistrictId") is { } district ? reading.PostOf(district) : null;
}
