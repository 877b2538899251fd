using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;

namespace IntMan.Caseload.Seeds;

/// <summary>Talks that add up to the reported totals: channel and setting, topics with the labels of the Land, referrals.</summary>
internal sealed class SyntheticTalks(SyntheticProfile profile, TopicCatalogue catalogue, IReadOnlyList<SyntheticService> services,
    DateOnly until, Dice dice)
{
    private const int FewTalksOfOne = 12;

    private const string OnlyOfOne = "anderes";

    // The office hours closed after 25 of the 37 months; since then most talks are by telephone and mail.
    private const int MonthsBeforeClosing = 25;

    private static readonly (ContactChannel, double)[] Before = [(ContactChannel.Visit, 35), (ContactChannel.OfficeHour, 50),
        (ContactChannel.Phone, 12), (ContactChannel.Mail, 3)];

    private static readonly (ContactChannel, double)[] Since = [(ContactChannel.Visit, 5), (ContactChannel.OfficeHour, 15),
        (ContactChannel.Phone, 60), (ContactChannel.Mail, 20)];

    private static readonly Dictionary<string, double> Weights = new(StringComparer.Ordinal)
    {
        ["finanzen"] = 22, ["arbeit"] = 14, ["sprache"] = 13, ["wohnen"] = 14, ["aufenthalt"] = 15, ["bildung"] = 5, ["familie"] = 7,
        ["freizeit"] = 5, ["allgemein"] = 6, [OnlyOfOne] = 0,
    };

    private static readonly Dictionary<string, string[]> TopicsOf = new(StringComparer.Ordinal)
    {
        ["auslaenderbehoerde"] = ["aufenthalt"], ["gesundheit"] = ["gesundheit"], ["vereine"] = ["freizeit", "familie", "sprache"],
        ["arbeitsagentur"] = ["arbeit", "finanzen"],
    };

    private DateOnly First { get; } = new DateOnly(until.Year, until.Month, 1).AddMonths(1 - SyntheticProfile.Months);

    public List<SyntheticTalk> Make(List<SyntheticCase> cases)
    {
        var talks = Spread(cases);
        foreach (var talk in talks)
        {
            talk.Channel = dice.Weighted(talk.HeldOn < First.AddMonths(MonthsBeforeClosing) ? Before : Since);
        }

        foreach (var talk in Drawn(talks, talk => talk.Case.Person is { Household: > 1 } ? 4 : 1).Take(profile.Families))
        {
            talk.Setting = ContactSetting.Family;
        }

        Label(talks);
        Subtopics(talks);
        Refer(talks);
        foreach (var made in cases)
        {
            NextContacts(made);
        }

        return talks;
    }

    // Weekly at the beginning, then monthly; more where there are more managers, fewer in August and December.
    private List<SyntheticTalk> Spread(List<SyntheticCase> cases)
    {
        var weights = cases.Select(made => made.Kind == CaseKind.Inquiry ? 0
            : dice.Gamma(0.8, 1) * Math.Sqrt(made.LastDay(until).DayNumber - made.FirstContactOn.DayNumber + 30)).ToArray();
        var counts = LargestRemainder.Of(weights, profile.Talks - cases.Count);
        var talks = new List<SyntheticTalk>(profile.Talks);
        foreach (var (made, more) in cases.Zip(counts))
        {
            var days = Enumerable.Range(0, more).Select(_ => DayOf(made)).Prepend(made.FirstContactOn).Order().ToList();
            foreach (var (index, day) in days.Index())
            {
                made.Talks.Add(new SyntheticTalk(made, dice.Key(SyntheticPeople.At(day).AddMinutes(index % 400)), day));
            }

            talks.AddRange(made.Talks);
        }

        return talks;
    }

    private DateOnly DayOf(SyntheticCase made)
    {
        var last = made.LastDay(until).DayNumber;
        while (true)
        {
            var offset = dice.Chance(0.3) ? (int)dice.Gamma(1, 45) : dice.Below(last - made.FirstContactOn.DayNumber + 1);
            var day = SyntheticPeople.Workday(made.FirstContactOn.AddDays(offset));
            if (day >= made.FirstContactOn && day.DayNumber <= last && (day.Month is not (8 or 12) || !dice.Chance(0.15)))
            {
                return day;
            }

            if (last - made.FirstContactOn.DayNumber < 3)
            {
                return made.FirstContactOn;
            }
        }
    }

    private void Label(List<SyntheticTalk> talks)
    {
        var drawn = Drawn(talks, talk => talk.Case.Person is { Children: > 0 } or { IsChild: true } ? 3 : 1);
        var (children, health) = (profile.Topics["kinder"], profile.Topics["gesundheit"]);
        var others = drawn[(children + health)..];
        Topics(drawn[..children], "kinder");
        Topics(drawn[children..(children + health)], "gesundheit");

        // A talk has a label at least; what is over belongs to talks with a second one.
        others.AddRange(Drawn(drawn[..(children + health)], _ => 1).Take(profile.Topics["anderes"] - others.Count));
        var main = catalogue.Topics.Where(topic => topic.Land == "anderes" && topic.Key != OnlyOfOne)
            .Select(topic => (topic.Key, Weights.GetValueOrDefault(topic.Key, 1))).ToList();
        var ofOne = others.GroupBy(talk => talk.Case).MaxBy(group => group.Count())!.Take(FewTalksOfOne).ToHashSet();
        foreach (var talk in others)
        {
            talk.Topics.Add(ofOne.Contains(talk) ? OnlyOfOne : dice.Weighted(main));
            if (!ofOne.Contains(talk) && dice.Chance(0.25))
            {
                talk.Topics.Add(dice.Weighted(main));
            }
        }
    }

    private static void Topics(List<SyntheticTalk> talks, string topic)
    {
        foreach (var talk in talks)
        {
            talk.Topics.Add(topic);
        }
    }

    private void Subtopics(List<SyntheticTalk> talks)
    {
        var known = catalogue.Topics.ToDictionary(topic => topic.Key, topic => topic.Subtopics);
        foreach (var talk in talks)
        {
            talk.Subtopics.AddRange(talk.Topics.Where(topic => known[topic].Count > 0 && dice.Chance(0.6))
                .Select(topic => dice.Of(known[topic]).Key));
        }
    }

    private void Refer(List<SyntheticTalk> talks)
    {
        var left = Drawn(talks, _ => 1);
        foreach (var (kind, topics) in TopicsOf)
        {
            foreach (var talk in left.Where(talk => talk.ReferredTo is null && talk.Topics.Overlaps(topics)).Take(profile.Referrals[kind]))
            {
                Refer(talk, kind);
            }
        }

        foreach (var talk in left.Where(talk => talk.ReferredTo is null).Take(profile.Referrals["andere"]))
        {
            Refer(talk, "andere");
        }
    }

    // A service is named where the client has released the manager for it.
    private void Refer(SyntheticTalk talk, string kind)
    {
        (talk.ReferredTo, talk.Accompanied) = (kind, dice.Chance(0.2));
        talk.ServiceId = talk.Case.Consents.FirstOrDefault(consent => consent.ServiceId is { } id && consent.SignedOn <= talk.HeldOn
            && services.Any(service => service.Id == id && service.Class == kind))?.ServiceId;
    }

    private void NextContacts(SyntheticCase made)
    {
        foreach (var (talk, next) in made.Talks.Zip(made.Talks.Skip(1)))
        {
            talk.NextContactOn = next.HeldOn;
        }

        if (made.EndedOn is null)
        {
            var next = until.AddDays(dice.Between(-6, 34));
            made.Talks[^1].NextContactOn = SyntheticPeople.Workday(next > made.Talks[^1].HeldOn ? next : made.Talks[^1].HeldOn.AddDays(14));
        }
    }

    private List<SyntheticTalk> Drawn(List<SyntheticTalk> talks, Func<SyntheticTalk, double> weight) =>
        [.. talks.Select(talk => (talk, key: dice.DrawKey(weight(talk)))).OrderBy(pair => pair.key).Select(pair => pair.talk)];
}
