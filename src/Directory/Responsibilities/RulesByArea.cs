namespace IntMan.Directory.Responsibilities;

internal sealed class RulesByArea
{
    private readonly Dictionary<object, List<Responsibility>> _rules = [];

    public RulesByArea(IEnumerable<Responsibility> rules, DateOnly day)
    {
        foreach (var rule in rules.Where(rule => rule.Validity.Contains(day)))
        {
            var area = KeyOf(rule);
            if (!_rules.TryGetValue(area, out var known))
            {
                _rules[area] = known = [];
            }

            known.Add(rule);
        }
    }

    public List<Responsibility> For(StreetArea street)
    {
        var found = new List<Responsibility>();
        foreach (var area in (object?[])[street.Id, street.DistrictId, street.Ags, street.AssociationKey, street.CountyKey])
        {
            if (area is not null && _rules.TryGetValue(area, out var rules))
            {
                found.AddRange(rules);
            }
        }

        return found;
    }

    // Official keys differ in length (5, 8 and 9 digits), ids are unique: one dictionary serves all levels.
    private static object KeyOf(Responsibility rule) => (object?)rule.StreetId ?? (object?)rule.DistrictId ?? rule.Ags
        ?? rule.AssociationKey ?? rule.CountyKey!;
}

/// <summary>A street and what it lies in.</summary>
public sealed record StreetArea(Guid Id, string Ags, Guid? DistrictId, string? AssociationKey)
{
    public string CountyKey => Ags[..5];

    public HouseAddress At(HouseNumber? houseNumber) => new(CountyKey, AssociationKey, Ags, DistrictId, Id, houseNumber);
}
