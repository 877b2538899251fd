namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>The steps for one set of linked tables.</summary>
internal sealed class Protection(FigureSystem system, DisclosureRule rule, IReadOnlyDictionary<string, TableResult> counts)
{
    private readonly List<Figure> _differences = [.. system.Figures.Where(figure => figure.IsDifference)];
    private Dictionary<Figure, Finding> _found = [];

    /// <summary>Figures that an earlier release gives away: nothing hidden now can help.</summary>
    public List<Figure> Lost { get; } = [];

    public List<string> Notes { get; } = [];

    public void Run(CancellationToken cancellation)
    {
        if (!system.IsWholeCross)
        {
            Notes.Add("Mehrere Tabellen kreuzen dieselben Merkmale im Ring. Sie sind über alle gemeinsamen Summen verknüpft, "
                + "nicht über das volle Kreuz aller Merkmale.");
        }

        MarkPrimary();
        LetGoOfWhatIsLost();
        PublishWhatMayBe(cancellation);
        var unproven = true;
        while (unproven)
        {
            HoldResiduals();
            unproven = Attack(cancellation);
        }

        ShowWhatFollows();
        var open = _found.Count(pair => !pair.Key.Shown && !pair.Value.IsBorneOut);
        if (open > 0)
        {
            Notes.Add($"Bei {open} verborgenen Zahlen sind die Grenzen mit Brüchen gerechnet; mit ganzen Zahlen können sie enger liegen.");
        }
    }

    public TableResult ResultOf(TableFrame table) => new(table.Name, [.. table.Places.Select(at =>
    {
        var figure = system.At(table, at);
        if (figure.Shown)
        {
            var value = rule.Rounding && !figure.Printed ? Attacker.Rounded(figure.Value!.Value) : figure.Value!.Value;
            return new FigureResult(at, true, value, value, value, HiddenReason.None);
        }

        var finding = _found[figure];
        return new FigureResult(at, false, null, finding.Lower, finding.Upper, figure.Reason);
    })]);

    private void MarkPrimary()
    {
        foreach (var table in system.Current)
        {
            foreach (var at in table.Places)
            {
                MarkSmall(table, at, system.At(table, at));
            }

            MarkEverybody(table);
        }

        foreach (var table in system.Earlier)
        {
            foreach (var at in table.Places.Where(at => table.Value(at) is null))
            {
                MarkHiddenBefore(table, at);
            }
        }

        foreach (var difference in _differences.Where(difference => difference.Value is > 0 && difference.Value < rule.Threshold))
        {
            difference.Width = WidthOf(rule.Threshold);
        }
    }

    private void MarkSmall(TableFrame table, int[] at, Figure figure)
    {
        var threshold = table.Table!.Threshold ?? rule.Threshold;
        var value = figure.Value!.Value;
        var amounts = table.Table.Amounts;
        var cases = table.Cases(at);
        if (amounts?.HiddenLike is { } like && !counts[like].Figures.First(count => count.At.SequenceEqual(at)).Shown)
        {
            Hide(figure, HiddenReason.CountHidden, WidthOfAmount(value, threshold));
        }
        else if (value == 0 ? !table.ZerosShown : cases < threshold && (amounts is null || amounts.Cases.Count > 0))
        {
            Hide(figure, HiddenReason.Small, amounts is null ? WidthOf(threshold) : WidthOfAmount(value, threshold));
        }
        else if (amounts is not null && table.Largest(at) * 2 > value)
        {
            Hide(figure, HiddenReason.Dominated, WidthOfAmount(value, threshold));
        }
    }

    private void MarkEverybody(TableFrame table)
    {
        foreach (var (_, members) in table.Lines())
        {
            var full = members.Where(at => table.Value(at) > 0).ToList();
            if (full.Count == 1 && members.Count > 1 && table.Axes.Index().Any(axis => full[0][axis.Index] < axis.Item.Categories.Count
                && table.Table!.Sensitive.Contains(table.Table.Axes[axis.Index].Categories[full[0][axis.Index]])))
            {
                Hide(system.At(table, full[0]), HiddenReason.Everybody, WidthOf(table.Table!.Threshold ?? rule.Threshold));
            }
        }
    }

    private void MarkHiddenBefore(TableFrame table, int[] at)
    {
        var population = system.Populations.First(one => one.Tables.Contains(table)).Index;
        var key = table.KeyOf(at);
        foreach (var figure in new[] { system.Find(key, population), system.Find(key, 0) }.OfType<Figure>())
        {
            Hide(figure, HiddenReason.HiddenBefore, WidthOf(rule.Threshold));
        }
    }

    private static void Hide(Figure figure, HiddenReason reason, long width)
    {
        if (!figure.Printed && figure.Value != 0)
        {
            (figure.Shown, figure.Reason, figure.Width) = (false, figure.Reason == HiddenReason.None ? reason : figure.Reason,
                Math.Max(figure.Width, width));
        }
        else if (!figure.Printed)
        {
            // A nought that must be hidden: a reader who takes it for at least 1 is wrong.
            (figure.Reason, figure.Width, figure.LeastHidden) = (reason, Math.Max(figure.Width, width), 0);
        }
    }

    private static long WidthOf(int threshold) => Math.Max(1, threshold - 2);

    // Of a sum nobody may come closer than half of it.
    private static long WidthOfAmount(long value, int threshold) => Math.Max(WidthOf(threshold), (value + 1) / 2);

    private List<Figure> Protected => [.. system.Figures.Where(figure => figure.Width > 0)];

    private void LetGoOfWhatIsLost()
    {
        if (system.Earlier.Count == 0)
        {
            return;
        }

        var attacker = new Attacker(system, rule);
        foreach (var figure in Protected)
        {
            var finding = attacker.Find(figure, CancellationToken.None);
            if (finding.IsNarrower(figure.Width))
            {
                figure.Width = 0;
                if (finding.IsKnown)
                {
                    Lost.Add(figure);
                }
            }
        }

        if (Lost.Count > 0)
        {
            Notes.Add($"{Lost.Count} verborgene Zahlen lassen sich schon aus früheren Freigaben errechnen. "
                + "Keine neue Lücke kann sie schützen.");
        }
    }

    private void PublishWhatMayBe(CancellationToken cancellation)
    {
        var zeros = system.Figures.Where(figure => figure.IsCurrent && figure.Value == 0 && figure.Reason == HiddenReason.None).ToList();
        var empty = new bool[system.VariableCount];
        foreach (var zero in zeros)
        {
            zero.Shown = true;
            foreach (var variable in zero.Variables)
            {
                empty[variable] = true;
            }
        }

        IEnumerable<(int, int)> Full(IEnumerable<(int Variable, int Sign)> vector) => vector.Where(term => !empty[term.Variable]);
        var space = new PublishedSpace(system.VariableCount, Protected.Select(figure => Full(figure.Vector)));
        foreach (var equation in system.Equations)
        {
            space.Publish(Full(equation));
        }

        foreach (var printed in system.Figures.Where(figure => figure.Printed))
        {
            space.Publish(Full(printed.Vector));
        }

        foreach (var figure in Candidates())
        {
            cancellation.ThrowIfCancellationRequested();
            figure.Shown = rule.Rounding || space.TryPublish(Full(figure.Vector));
            figure.Reason = figure.Shown ? HiddenReason.None : HiddenReason.Protects;
        }
    }

    // Totals first, then the larger, ties by key. A total is the sum of more base cells.
    private IEnumerable<Figure> Candidates() => system.Figures
        .Where(figure => figure.IsCurrent && !figure.Printed && !figure.Shown && figure.Reason == HiddenReason.None)
        .OrderBy(figure => figure.Key.Count(letter => letter == '=')).ThenByDescending(figure => figure.Value)
        .ThenBy(figure => figure.Key, StringComparer.Ordinal);

    // Hidden figures of a line must together stand for nobody or for enough people: 14 = 12 + (1 + 1) gives two away.
    private void HoldResiduals()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var table in system.Current)
            {
                foreach (var (total, members) in table.Lines())
                {
                    changed |= IsResidualSmall(table, total, members) && HideCheapest(table, total, members);
                }
            }
        }
    }

    private bool IsResidualSmall(TableFrame table, int[] total, IReadOnlyList<int[]> members)
    {
        var hidden = members.Where(at => !system.At(table, at).Shown).ToList();
        if (!system.At(table, total).Shown || hidden.Count == 0)
        {
            return false;
        }

        var cases = table.Table!.Amounts is { Cases.Count: > 0 } ? hidden.Max(table.Cases) : hidden.Sum(table.Cases);
        return cases > 0 && cases < (table.Table.Threshold ?? rule.Threshold) && (table.Table.Amounts is null
            || table.Table.Amounts.Cases.Count > 0);
    }

    private bool HideCheapest(TableFrame table, int[] total, IReadOnlyList<int[]> members)
    {
        var cheapest = members.Append(total).Select(at => (Figure: system.At(table, at), IsTotal: ReferenceEquals(at, total)))
            .Where(cell => cell.Figure is { Shown: true, Printed: false, Value: > 0 })
            .OrderBy(cell => cell.IsTotal).ThenBy(cell => cell.Figure.Value).ThenBy(cell => cell.Figure.Key, StringComparer.Ordinal)
            .FirstOrDefault().Figure;
        if (cheapest is null)
        {
            return false;
        }

        (cheapest.Shown, cheapest.Reason) = (false, HiddenReason.Protects);
        return true;
    }

    // True when something more had to be hidden.
    private bool Attack(CancellationToken cancellation)
    {
        var attacker = new Attacker(system, rule);
        var touched = new HashSet<Figure>();
        var hidden = false;
        foreach (var figure in Protected)
        {
            if (attacker.Find(figure, cancellation).IsNarrower(figure.Width))
            {
                hidden |= HideAround(figure, touched);
            }
        }

        if (!hidden)
        {
            _found = system.Figures.Where(figure => !figure.Shown && figure.IsCurrent)
                .ToDictionary(figure => figure, figure => attacker.Find(figure, cancellation));
        }

        return hidden;
    }

    private bool HideAround(Figure figure, HashSet<Figure> touched)
    {
        var around = Around(figure).ToList();
        if (around.Exists(touched.Contains))
        {
            return true;
        }

        var cheapest = around.Where(CanHide).OrderBy(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault()
            ?? system.Figures.Where(CanHide).OrderByDescending(one => one.Variables.Intersect(figure.Variables).Any())
                .ThenBy(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault();
        if (cheapest is null)
        {
            Lost.Add(figure);
            figure.Width = 0;
            Notes.Add("Eine verborgene Zahl lässt sich nicht schützen, auch wenn sonst nichts veröffentlicht wird.");
            return true;
        }

        (cheapest.Shown, cheapest.Reason) = (false, figure.IsDifference ? HiddenReason.Difference : HiddenReason.Protects);
        touched.Add(cheapest);
        return true;
    }

    private static bool CanHide(Figure figure) => figure is { IsCurrent: true, Shown: true, Printed: false, Value: > 0 };

    // The figures of all lines in which the figure stands; for a difference first the figure of the release itself.
    private IEnumerable<Figure> Around(Figure figure)
    {
        var key = figure.Key[..figure.Key.LastIndexOf('|')];
        var own = system.Find(key, 0);
        if (figure.IsDifference && own is not null && CanHide(own))
        {
            return [own];
        }

        return system.Current.SelectMany(table => table.Lines().Where(line => line.Members.Append(line.Total)
                .Any(at => table.KeyOf(at) == key)).SelectMany(line => line.Members.Append(line.Total)).Select(at => system.At(table, at)))
            .Distinct();
    }

    // Whoever can compute a figure may as well read it.
    private void ShowWhatFollows()
    {
        foreach (var (figure, finding) in _found.Where(pair => pair.Key is { Width: 0, Reason: HiddenReason.Protects }
            && pair.Value.IsKnown))
        {
            (figure.Shown, figure.Reason) = (true, HiddenReason.None);
        }
    }
}
