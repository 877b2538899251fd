using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Seeds;

/// <summary>Cases and the people behind them: when they began, who has them, how they ended.</summary>
internal sealed class SyntheticPeople(SyntheticProfile profile, IReadOnlyList<SyntheticManager> managers, DateOnly until, Dice dice)
{
    private const double StartingStaff = 7 / 22.1;

    private const int RampMonths = 24;

    private static readonly (EndReason, double)[] Ends = [(EndReason.Reached, 32), (EndReason.BrokenOff, 27), (EndReason.Moved, 16),
        (EndReason.LeftCountry, 12), (EndReason.LittleCooperation, 11), (EndReason.SelfProtection, 2)];

    private static readonly (CaseAccess, double)[] Accesses =
        [(CaseAccess.Authority, 55), (CaseAccess.Own, 33), (CaseAccess.Other, 12)];

    // Of every ten thousand people: 1 to 5, then 6 and more.
    private static readonly (int, double)[] Households = [(1, 33), (2, 12), (3, 13), (4, 15), (5, 12), (6, 15)];

    // Assumed; three of them have one person each, and of people from Gambia one is a woman.
    private static readonly (string Country, double Weight)[] Others = [("tr", 30), ("ir", 26), ("er", 22), ("so", 20), ("ng", 18),
        ("gm", 14), ("cm", 12), ("ps", 14), ("ua", 11)];

    private static readonly string[] Singles = ["lk", "ve", "ge"];

    private const string OneWoman = "gm";

    private DateOnly First { get; } = new DateOnly(until.Year, until.Month, 1).AddMonths(1 - SyntheticProfile.Months);

    public List<SyntheticCase> Make()
    {
        var months = Enumerable.Range(0, SyntheticProfile.Months).Select(month => (month, StaffIn(month))).ToList();
        var cases = new List<SyntheticCase>();
        foreach (var kind in Kinds())
        {
            cases.Add(Case(kind, DayIn(dice.Weighted(months)), null));
        }

        cases.AddRange(Moves(cases));
        End(cases);
        People(cases);
        return [.. cases.OrderBy(made => made.FirstContactOn).ThenBy(made => made.Id)];
    }

    /// <summary>Staff grew from 7 to 22.1 full positions.</summary>
    private static double StaffIn(int month) => StartingStaff + ((1 - StartingStaff) * Math.Min(1, (double)month / RampMonths));

    private IEnumerable<(CaseKind Kind, bool HasPlan, bool IsWithdrawn)> Kinds()
    {
        var rest = profile.Persons - profile.Inquiries - profile.Plans - profile.Withdrawn;
        return Enumerable.Repeat((CaseKind.Inquiry, false, false), profile.Inquiries)
            .Concat(Enumerable.Range(0, profile.Plans).Select(n => (n % 10 < 7 ? CaseKind.Managed : CaseKind.Simple, true, false)))
            .Concat(Enumerable.Repeat((CaseKind.Simple, false, false), rest))
            .Concat(Enumerable.Repeat((CaseKind.Simple, false, true), profile.Withdrawn));
    }

    private SyntheticCase Case((CaseKind Kind, bool HasPlan, bool IsWithdrawn) kind, DateOnly day, SyntheticManager? manager)
    {
        var recommended = dice.Chance(0.85) ? kind.Kind : dice.Of([CaseKind.Inquiry, CaseKind.Simple, CaseKind.Managed]);
        return new SyntheticCase
        {
            Id = dice.Key(At(day)), Manager = manager ?? ManagerOn(day), FirstContactOn = day, Kind = kind.Kind,
            Recommended = recommended, Criteria = CriteriaOf(recommended).Keys, Access = dice.Weighted(Accesses),
            PartA = kind.IsWithdrawn ? null : kind.Kind != CaseKind.Inquiry,
            PartAReason = kind.Kind == CaseKind.Inquiry ? "kurze-anfrage" : null,
            PartB = kind.IsWithdrawn ? null : kind.HasPlan,
            PartBReason = kind switch
            {
                { IsWithdrawn: true } or { HasPlan: true } => null,
                { Kind: CaseKind.Inquiry } => "kurze-anfrage",
                _ => "kein-bedarf",
            },
            LockedOn = kind.IsWithdrawn ? new[] { day.AddDays(40), until }.Min() : null,
        };
    }

    private static KindCriteria CriteriaOf(CaseKind recommended) => recommended switch
    {
        CaseKind.Managed => new KindCriteria(true, true, true, null),
        CaseKind.Simple => new KindCriteria(true, false, null, null),
        _ => new KindCriteria(false, null, null, null),
    };

    // Some move to another manager: a new number, and the old case as Vorgänger, so that nobody counts twice.
    private List<SyntheticCase> Moves(List<SyntheticCase> cases)
    {
        var before = new List<SyntheticCase>();
        foreach (var moved in cases.Where(made => made.Kind != CaseKind.Inquiry && made.LockedOn is null
            && made.FirstContactOn > First.AddMonths(8)).Take(profile.Moved))
        {
            var day = Workday(moved.FirstContactOn.AddDays(-dice.Between(60, 200)));
            var other = dice.Of([.. managers.Where(manager => manager != moved.Manager)]);
            var old = Case((CaseKind.Simple, false, true), day, other);
            (old.LockedOn, old.EndedOn, old.EndReason) = (null, moved.FirstContactOn, EndReason.HandedOver);
            (moved.Predecessor, moved.Access, moved.CameWithPlan) = (old, CaseAccess.HandOver, false);
            before.Add(old);
        }

        return before;
    }

    private void End(List<SyntheticCase> cases)
    {
        // In the last municipality everybody who ended has left the country: a row of the table with one figure.
        var onlyLeft = managers[^1].Ags == managers[0].Ags ? null : managers[^1].Ags;
        foreach (var made in cases.Where(made => made.EndReason is null))
        {
            if (made.Kind == CaseKind.Inquiry)
            {
                (made.EndedOn, made.EndReason) = (made.FirstContactOn, EndReason.Answered);
            }
            else if (made.LockedOn is null && made.FirstContactOn < until.AddDays(-150) && dice.Chance(0.42))
            {
                var last = made.FirstContactOn.AddDays(60 + (int)dice.Gamma(2, 160));
                if (last < until)
                {
                    (made.EndedOn, made.EndReason) = (Workday(last), made.Ags == onlyLeft ? EndReason.LeftCountry : dice.Weighted(Ends));
                }
            }
        }
    }

    private void People(List<SyntheticCase> cases)
    {
        var asked = cases.Where(made => made.PartA == true).ToList();
        var isChild = Enumerable.Repeat(true, profile.UpTo15).Concat(Enumerable.Repeat(false, asked.Count - profile.UpTo15)).ToList();
        dice.Shuffle(isChild);
        foreach (var (made, child) in asked.Zip(isChild))
        {
            made.Person = Person(child);
        }

        Draw(asked, Sexes(asked.Count), (person, sex) => person.Sex = sex);
        Draw(asked, Nationalities(asked.Count), (person, country) => person.Nationality = country);
        var few = asked.Where(made => made.Person!.Nationality == OneWoman).ToList();
        foreach (var (index, made) in few.Index())
        {
            Swap(made.Person!, index == 0 ? "w" : "m", asked);
        }
    }

    private SyntheticPerson Person(bool child)
    {
        var household = child ? dice.Between(3, 6) : dice.Weighted(Households);
        var children = child || household == 1 ? 0 : Math.Max(0, household - dice.Between(1, 2) - dice.Below(2));
        return new SyntheticPerson
        {
            Age = child ? "u16" : AgeGroup(16 + dice.Gamma(2.2, 7)), Household = household, Children = children,
            IsSingleParent = children > 0 && dice.Chance(0.18), SharesHealth = dice.Chance(0.8),
        };
    }

    private static string AgeGroup(double age) => age switch
    {
        < 18 => "16-17", < 25 => "18-24", < 35 => "25-34", < 45 => "35-44", < 55 => "45-54", < 65 => "55-64", _ => "65+",
    };

    private static List<string> Sexes(int count)
    {
        var (other, women) = ((int)Math.Round(count * 0.005), (int)Math.Round(count * 0.375));
        return [.. Enumerable.Repeat("d", other), .. Enumerable.Repeat("w", women), .. Enumerable.Repeat("m", count - women - other)];
    }

    private List<string> Nationalities(int count)
    {
        List<string> all = [.. profile.Nationalities.SelectMany(country => Enumerable.Repeat(country.Key, country.Value)), .. Singles];
        var shares = LargestRemainder.Of([.. Others.Select(other => other.Weight)], count - all.Count);
        return [.. all, .. Others.Zip(shares).SelectMany(pair => Enumerable.Repeat(pair.First.Country, pair.Second))];
    }

    private void Draw(List<SyntheticCase> asked, List<string> values, Action<SyntheticPerson, string> set)
    {
        dice.Shuffle(values);
        foreach (var (made, value) in asked.Zip(values))
        {
            set(made.Person!, value);
        }
    }

    // The totals stay.
    private static void Swap(SyntheticPerson person, string wanted, List<SyntheticCase> asked)
    {
        if (person.Sex != wanted
            && asked.FirstOrDefault(made => made.Person!.Sex == wanted && made.Person.Nationality != OneWoman) is { } other)
        {
            (other.Person!.Sex, person.Sex) = (person.Sex, wanted);
        }
    }

    private SyntheticManager ManagerOn(DateOnly day)
    {
        var month = ((day.Year - First.Year) * 12) + day.Month - First.Month;
        var total = managers.Sum(manager => manager.Share);
        var before = 0m;
        var there = new List<(SyntheticManager, double)>();
        foreach (var manager in managers)
        {
            if ((double)(before / total) < StaffIn(month) || managers.Count <= 3)
            {
                there.Add((manager, (double)manager.Share));
            }

            before += manager.Share;
        }

        return dice.Weighted(there);
    }

    private DateOnly DayIn(int month)
    {
        var first = First.AddMonths(month);
        var day = first.AddDays(dice.Below(DateTime.DaysInMonth(first.Year, first.Month)));
        while (day > until || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    internal static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday when day.Day > 1 => day.AddDays(-1),
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday when day.Day > 2 => day.AddDays(-2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    internal static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);
}
