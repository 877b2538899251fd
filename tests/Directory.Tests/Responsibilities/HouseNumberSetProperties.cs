using FsCheck;
using FsCheck.Fluent;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Tests.Responsibilities;

public sealed class HouseNumberSetProperties
{
    private static readonly Gen<string> Letter = Gen.Elements("", "", "a", "b", "c", "y", "z");
    private static readonly Gen<int> Number = Gen.OneOf(Gen.Choose(1, 14), Gen.Choose(9993, 9999));
    private static readonly Gen<HouseNumber> AnyHouseNumber = Number.Zip(Letter, (number, letter) => new HouseNumber(number, letter));
    private static readonly Gen<List<HouseNumber>> FewHouseNumbers = Gen.Elements<HouseNumber>(new(7, ""), new(7, "a"), new(9, ""))
        .NonEmptyListOf();
    private static readonly Gen<string> Side = Gen.Elements("", " gerade", " ungerade");

    private static readonly Gen<string> Range =
        from one in AnyHouseNumber
        from other in AnyHouseNumber
        from side in Side
        where one.Number != other.Number
        select one < other ? $"{one}-{other}{side}" : $"{other} bis {one}{side}";

    private static readonly Gen<string> Open =
        from number in Gen.Choose(2, 9990)
        from form in Gen.Elements("ab {0}", "ab {0} ungerade", "bis {0}", "alle geraden", "alle ungeraden", "{0} mit Buchstaben", "{0}a-c")
        select form.Replace("{0}", $"{number}", StringComparison.Ordinal);

    private static readonly Gen<string> Part = Gen.Frequency((5, Range), (4, AnyHouseNumber.Select(d => d.ToString())), (1, Open));
    private static readonly Gen<string> Text = Gen.Choose(1, 9).SelectMany(count => Part.ListOf(count))
        .Select(parts => string.Join(", ", parts));

    [Fact]
    public void ToString_AnySet_ReadsBackAsTheSameDoors() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Text), text =>
        {
            var set = HouseNumberSet.Parse(text);
            var again = HouseNumberSet.Parse(set.ToString());
            return set.Equals(again) && Probes.All(houseNumber => set.Contains(houseNumber) == again.Contains(houseNumber));
        }));

    [Fact]
    public void Equals_AnyTwoSets_ExactlyWhenTheDoorsAreTheSame() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(FewHouseNumbers), Arb.From(FewHouseNumbers), (one, other) =>
            Listed(one).Equals(Listed(other)) == one.ToHashSet().SetEquals(other)));

    [Fact]
    public void Contains_List_IsTheUnionOfItsParts() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Part.ListOf(4)), parts =>
        {
            var whole = HouseNumberSet.Parse(string.Join(" + ", parts));
            var single = parts.Select(HouseNumberSet.Parse).ToList();
            return Probes.All(houseNumber => whole.Contains(houseNumber) == single.Exists(s => s.Contains(houseNumber)));
        }));

    [Fact]
    public void Contains_RangeWithParity_IsTheNumbersOfThatParityBetweenTheEnds() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Gen.Choose(1, 60).Two()), Arb.From(Side), (ends, side) =>
        {
            var (first, last) = (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2) + 1);
            var set = HouseNumberSet.Parse($"{first}–{last}{side}");
            return Enumerable.Range(1, 70).All(n => set.Contains(new(n, "")) == Expected(n) && set.Contains(new(n, "q")) == Expected(n));

            bool Expected(int n) => first <= n && n <= last && side switch { " gerade" => n % 2 == 0, " ungerade" => n % 2 == 1,
                _ => true };
        }));

    [Fact]
    public void Overlaps_AnyTwoSets_ExactlyWhenADoorIsInBoth() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Part), Arb.From(Part), (one, other) =>
        {
            var (set, against) = (HouseNumberSet.Parse(one), HouseNumberSet.Parse(other));
            return set.Overlaps(against) == EveryHouseNumber.Any(houseNumber => set.Contains(houseNumber) && against.Contains(houseNumber));
        }));

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(Arb.From(Gen.Elements("1", "9999", "a", " ", "-", "–", "bis", ",", "/", "u.", "alle", "ab", "ger.", "ung", "mit",
            "Haus-", "\0", "\ud800").ListOf()), pieces =>
            HouseNumberSet.TryParse(string.Concat(pieces), out var set) == (set is not null)));

    private static readonly string[] Letters = ["", "a", "b", "c", "d", "x", "y", "z"];

    private static readonly List<HouseNumber> Probes =
        [.. Enumerable.Range(1, 16).Concat(Enumerable.Range(9990, 10))
            .SelectMany(n => Letters.Select(letter => new HouseNumber(n, letter)))];

    private static readonly List<HouseNumber> EveryHouseNumber =
        [.. Enumerable.Range(1, 9999).SelectMany(n => Letters.Select(letter => new HouseNumber(n, letter)))];

    private static HouseNumberSet Listed(IEnumerable<HouseNumber> houseNumbers) => HouseNumberSet.Parse(string.Join(", ", houseNumbers));
}
