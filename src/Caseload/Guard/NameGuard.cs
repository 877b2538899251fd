using System.Globalization;

namespace IntMan.Caseload.Guard;

/// <summary>
/// Names of people: after a title, after a word for relatives, after "heißt", by the lists, and two capital words in a row that are no
/// German words. It reads lists, no model of a language: foreign names are exactly what such models do not know.
/// </summary>
internal sealed class NameGuard(GuardRules rules, GuardLists lists)
{
    private readonly HashSet<string> _titles = Folded("titles", rules);
    private readonly HashSet<string> _between = Folded("between", rules);
    private readonly HashSet<string> _relatives = Folded("relatives", rules);
    private readonly HashSet<string> _with = Folded("with", rules);
    private readonly HashSet<string> _said = Folded("said", rules);
    private readonly HashSet<string> _filler = Folded("said_filler", rules);
    private readonly HashSet<string> _abbreviations = Folded("abbreviations", rules);
    private readonly GuardRule _script = rules.Rule("script");
    private readonly GuardRule _afterTitle = rules.Rule("name-after-title");
    private readonly GuardRule _name = rules.Rule("name");
    private readonly GuardRule _ofRelative = rules.Rule("name-of-relative");
    private readonly GuardRule _saidName = rules.Rule("name-said");
    private readonly GuardRule _firstName = rules.Rule("first-name");
    private readonly GuardRule _maybe = rules.Rule("maybe-name");

    public void Find(PlainText text, GuardContext context, GuardFindings found)
    {
        var words = text.Words;
        for (var at = 0; at < words.Count; at++)
        {
            if (!IsLatin(words[at].Text))
            {
                found.Add(_script, words[at].Start, words[at].Text.Length);
                continue;
            }

            AfterTitle(words, at, context, found);
            AfterRelative(words, at, context, found);
            AfterSaid(words, at, context, found);
            ByLists(words, at, context, found);
            Strange(words, at, context, found);
        }

        SpelledOut(words, found);
    }

    private void AfterTitle(IReadOnlyList<GuardWord> words, int at, GuardContext context, GuardFindings found)
    {
        var title = words[at];
        if (!_titles.Contains(title.Folded) || (title.EndsClause && !title.Dotted))
        {
            return;
        }

        var next = at + 1;
        while (next < words.Count && (_between.Contains(words[next].Folded) || _titles.Contains(words[next].Folded)) && next < at + 4)
        {
            next++;
        }

        if (next >= words.Count || !IsNameAfterTitle(title, words[next], context))
        {
            return;
        }

        var last = next + 1 < words.Count && !words[next].EndsClause && words[next + 1].IsCapital && !IsOrdinary(words[next + 1], context)
            ? words[next + 1] : words[next];
        Add(_afterTitle, title, last, found);
    }

    // "Familie Zieht" and "Frau Syrerin" are none; "Herr" with anything capital is one, whatever the word means.
    private bool IsNameAfterTitle(GuardWord title, GuardWord word, GuardContext context)
    {
        if (context.Knows(word.Folded))
        {
            return false;
        }

        if (!word.IsCapital)
        {
            return title.Text.Length > 2 && (IsAnyName(word.Folded) || (title.Folded is "herr" or "herrn" && !lists.IsKnown(word.Folded)
                && word.Folded.Length > 4 && !word.Folded.EndsWith("en", StringComparison.Ordinal)
                && !word.Folded.EndsWith('t')));
        }

        if (IsAnyName(word.Folded) || lists.GermanSurnames.Contains(word.Folded) || lists.Both.Contains(word.Folded))
        {
            return true;
        }

        return title.Folded is "frau" or "fr" or "familie" or "fam" or "bruder" or "geschwister" ? !lists.IsKnown(word.Folded)
            : !lists.IsListed(word.Folded);
    }

    private void AfterRelative(IReadOnlyList<GuardWord> words, int at, GuardContext context, GuardFindings found)
    {
        if (!_relatives.Contains(words[at].Folded) || at + 1 >= words.Count || (words[at].EndsClause && !IsBracketed(words, at)))
        {
            return;
        }

        var name = words[at + 1];
        if ((name.IsCapital && (IsAnyName(name.Folded) || IsInitial(name) || !IsOrdinary(name, context)) && !context.Knows(name.Folded))
            || (!name.IsCapital && lists.IsFirstName(name.Folded) && name.Folded.Length > 3 && !lists.IsListed(name.Folded)))
        {
            Add(_ofRelative, name, Last(words, at + 1, context), found);
        }
    }

    // "die Tochter (Leyla) ..." and "Klient: Amir"
    private bool IsBracketed(IReadOnlyList<GuardWord> words, int at) =>
        words[at + 1].Start - words[at].End <= 3 && !words[at].Dotted && IsAnyName(words[at + 1].Folded);

    private void AfterSaid(IReadOnlyList<GuardWord> words, int at, GuardContext context, GuardFindings found)
    {
        if (!_said.Contains(words[at].Folded) || (at > 0 && words[at - 1].Folded is "das" or "was" or "wie"))
        {
            return;
        }

        var next = at + 1;
        while (next < words.Count && _filler.Contains(words[next].Folded) && next < at + 4)
        {
            next++;
        }

        if (next < words.Count && words[next - 1].Dotted is false && IsNameSaid(words[next], context))
        {
            Add(_saidName, words[next], Last(words, next, context), found);
        }
    }

    private bool IsNameSaid(GuardWord word, GuardContext context) => !context.Knows(word.Folded)
        && (word.IsCapital ? IsAnyName(word.Folded) || !IsOrdinary(word, context)
            : lists.IsFirstName(word.Folded) && !lists.IsListed(word.Folded));

    private void ByLists(IReadOnlyList<GuardWord> words, int at, GuardContext context, GuardFindings found)
    {
        var word = words[at];
        if (context.Knows(word.Folded) || word.Folded.Length < 3)
        {
            return;
        }

        var first = lists.IsFirstName(word.Folded) || lists.IsFirstName(FirstPart(word));
        var surname = lists.IsSurname(word.Folded) && !lists.IsListed(word.Folded);
        var hasBefore = at > 0 && !words[at - 1].EndsClause;
        var hasAfter = at + 1 < words.Count && (!word.EndsClause || word.Dotted is false && words[at + 1].Start - word.End == 1);
        if (word.IsCapital && (first || lists.Both.Contains(word.Folded)) && hasAfter && IsSecondName(words[at + 1], context))
        {
            Add(_name, word, words[at + 1], found);
            return;
        }

        if (!first && !surname)
        {
            return;
        }

        var pointed = hasBefore && _with.Contains(words[at - 1].Folded);
        if (word.IsCapital)
        {
            Add(pointed || (surname && !first && hasBefore) || IsGenitive(word, first) ? _name : _firstName, word, word, found);
        }
        else if (word.Folded.Length > 3 && !lists.IsKnown(word.Folded))
        {
            Add(pointed ? _name : _firstName, word, word, found);
        }
    }

    private bool IsSecondName(GuardWord word, GuardContext context) => !context.Knows(word.Folded) && word.IsCapital
        && (IsInitial(word) || IsAnyName(word.Folded) || !IsOrdinary(word, context));

    // Two capital words in a row that are no German words: "Termin mit Fereshta Dschalalzai". One alone is asked about.
    private void Strange(IReadOnlyList<GuardWord> words, int at, GuardContext context, GuardFindings found)
    {
        if (!IsStrange(words[at], context))
        {
            return;
        }

        var pointed = at > 0 && AreNeighbours(words, at - 1) && _with.Contains(words[at - 1].Folded);
        if (!AreNeighbours(words, at) || !IsStrange(words[at + 1], context))
        {
            if (pointed)
            {
                Add(_maybe, words[at], words[at], found);
            }

            return;
        }

        var starts = at == 0 || words[at - 1].EndsClause;
        var goesOn = AreNeighbours(words, at + 1) && !words[at + 2].IsCapital;
        Add(pointed || (starts && goesOn) ? _name : _maybe, words[at], words[at + 1], found);
    }

    private static bool AreNeighbours(IReadOnlyList<GuardWord> words, int at) =>
        at + 1 < words.Count && words[at + 1].Start - words[at].End == 1 && !words[at].EndsClause;

    private bool IsStrange(GuardWord word, GuardContext context) => word.IsCapital && word.Folded.Length > 2
        && word.Text.Any(char.IsLower) && !IsOrdinary(word, context);

    private void SpelledOut(IReadOnlyList<GuardWord> words, GuardFindings found)
    {
        var at = 0;
        while (at < words.Count)
        {
            var end = at;
            while (end < words.Count && words[end].Text.Length == 1)
            {
                end++;
            }

            if (end - at >= 3 && IsAnyName(string.Concat(words.Skip(at).Take(end - at).Select(word => word.Folded))))
            {
                Add(_name, words[at], words[end - 1], found);
            }

            at = Math.Max(end, at + 1);
        }
    }

    private bool IsAnyName(string folded) => lists.IsFirstName(folded) || lists.IsSurname(folded);

    // "Fatimas Antrag"
    private bool IsGenitive(GuardWord word, bool first) => !first && word.Folded.EndsWith('s') && lists.IsFirstName(word.Folded[..^1]);

    private bool IsOrdinary(GuardWord word, GuardContext context) => context.Knows(word.Folded) || _abbreviations.Contains(word.Folded)
        || (word.Text.Length > 1 && word.Text.Length <= 5 && !word.Text.Any(char.IsLower))
        || word.Text.Split('-').All(part => lists.IsKnown(GuardLists.Fold(part)) || _abbreviations.Contains(GuardLists.Fold(part)));

    private GuardWord Last(IReadOnlyList<GuardWord> words, int at, GuardContext context) =>
        at + 1 < words.Count && !words[at].EndsClause && IsSecondName(words[at + 1], context) ? words[at + 1] : words[at];

    private static bool IsInitial(GuardWord word) => word.Text.Length == 1 && word.Dotted && char.IsUpper(word.Text[0]);

    private static string FirstPart(GuardWord word) =>
        word.Text.Contains('-', StringComparison.Ordinal) ? GuardLists.Fold(word.Text.Split('-')[0]) : "";

    // Letters that a reader of German notes reads; the guard cannot judge a name in another script.
    private static bool IsLatin(string word) => word.All(letter => letter < '\u0250' || letter is >= '\u1E00' and <= '\u1EFF'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark);

    private static void Add(GuardRule rule, GuardWord first, GuardWord last, GuardFindings found) =>
        found.Add(rule, first.Start, last.End - first.Start + (IsInitial(last) ? 1 : 0));

    private static HashSet<string> Folded(string list, GuardRules rules) => [.. rules.Words(list).Select(GuardLists.Fold)];
}
