namespace IntMan.Caseload.Seeds;

/// <summary>What an invented caseload adds up to, over 37 months: the figures that the Alb-Donau-Kreis reported (P2), or their share
/// for the 325 people of Ettlingen (P1).</summary>
/// <param name="UpTo15">People who are 15 or younger.</param>
/// <param name="Families">Talks with families; the others are with single persons.</param>
/// <param name="Plans">Cases with Teil B.</param>
/// <param name="Inquiries">Single inquiries, without Teil A.</param>
/// <param name="Withdrawn">People who withdrew their consent.</param>
/// <param name="Moved">People who have a second number after a move.</param>
/// <param name="Topics">Talks for each label of the Land; a talk may have several.</param>
/// <param name="Referrals">Talks that ended with a referral, by class.</param>
/// <param name="Nationalities">The three that the report names.</param>
public sealed record SyntheticProfile(string Name, int Seed, int Persons, int UpTo15, int Talks, int Families, int Plans, int Inquiries,
    int Withdrawn, int Moved, IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Referrals,
    IReadOnlyDictionary<string, int> Nationalities)
{
    public const int Months = 37;

    /// <summary>1,600 people are assumed: the report names 1,161 of three nationalities and "Andere".</summary>
    public static SyntheticProfile P2 { get; } = new("P2", 2018, 1_600, 424, 43_240, 7_886, 1_326, 240, 32, 48,
        new Dictionary<string, int> { ["kinder"] = 9_987, ["gesundheit"] = 7_310, ["anderes"] = 26_451 },
        new Dictionary<string, int>
        {
            ["arbeitsagentur"] = 4_057, ["auslaenderbehoerde"] = 1_859, ["vereine"] = 1_613, ["gesundheit"] = 1_204, ["andere"] = 10_661,
        },
        new Dictionary<string, int> { ["sy"] = 734, ["af"] = 236, ["iq"] = 191 });

    public static SyntheticProfile P1 { get; } = P2.Share("P1", 325);

    public int WithPartA => Persons - Inquiries - Withdrawn;

    /// <summary>Last day of the period that the Alb-Donau-Kreis reported.</summary>
    public static DateOnly ReportedUntil { get; } = new(2021, 2, 28);

    private SyntheticProfile Share(string name, int persons) => new(name, Seed, persons, Part(UpTo15, persons), Part(Talks, persons),
        Part(Families, persons), Part(Plans, persons), Part(Inquiries, persons), Part(Withdrawn, persons), Part(Moved, persons),
        Topics.ToDictionary(topic => topic.Key, topic => Part(topic.Value, persons)),
        Referrals.ToDictionary(referral => referral.Key, referral => Part(referral.Value, persons)),
        Nationalities.ToDictionary(country => country.Key, country => Part(country.Value, persons)));

    private int Part(int whole, int persons) => (int)Math.Floor(((double)whole * persons / Persons) + 0.5);
}

/// <summary>A manager of the directory who gets invented cases.</summary>
/// <param name="Share">Of a full position.</param>
/// <param name="Number">IntMan-Nr.</param>
public sealed record SyntheticManager(Guid PersonId, string Ags, decimal Share, string Number);

/// <summary>Services that referrals and releases name, with the class that the Land counts.</summary>
public sealed record SyntheticService(Guid Id, string Class);
