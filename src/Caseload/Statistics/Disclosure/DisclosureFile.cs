using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>Tables as JSON, as docs/disclosure.md describes it: read for a proof, and the pattern written. The only place that knows the
/// format. What it does not understand it refuses; nothing is skipped.</summary>
public static class DisclosureFile
{
    public const int MaxBytes = 2_000_000;

    /// <summary>Stands for the total in names of figures.</summary>
    public const string Total = "*";

    private static readonly Dictionary<HiddenReason, string> Reasons = new()
    {
        [HiddenReason.Small] = "kleine Zahl",
        [HiddenReason.Dominated] = "ein Fall überwiegt",
        [HiddenReason.Everybody] = "alle in der Zeile",
        [HiddenReason.HiddenBefore] = "in früherer Freigabe verborgen",
        [HiddenReason.Difference] = "Unterschied zur früheren Freigabe",
        [HiddenReason.CountHidden] = "Anzahl verborgen",
        [HiddenReason.Protects] = "schützt andere",
    };

    private static readonly Dictionary<string, ReleaseRelation> Relations = new(StringComparer.Ordinal)
    {
        ["same"] = ReleaseRelation.Same,
        ["part"] = ReleaseRelation.Part,
        ["whole"] = ReleaseRelation.Whole,
        ["overlap"] = ReleaseRelation.Overlap,
    };

    /// <summary>Refuses with a German sentence that names the place.</summary>
    public static DisclosureInput Read(string json)
    {
        if (json.Length > MaxBytes)
        {
            throw new DisclosureRefusal($"Die Datei ist größer als {MaxBytes / 1_000_000} MB.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return ReadInput(new Node(document.RootElement, "Datei"));
        }
        catch (JsonException e)
        {
            throw new DisclosureRefusal($"Die Datei ist kein gültiges JSON (Zeile {(e.LineNumber ?? 0) + 1}).");
        }
    }

    private static DisclosureInput ReadInput(Node root)
    {
        root.Knows("k", "mode", "tables", "links", "released");
        var rounding = root.Text("mode", "suppression") switch
        {
            "suppression" => false,
            "rounding" => true,
            var other => throw new DisclosureRefusal($"mode ist suppression oder rounding, nicht „{other}“."),
        };
        var links = root.List("links");
        return new DisclosureInput(new DisclosureRule(root.Number("k", 5), rounding), [.. root.List("tables").SelectMany(ReadTable)])
        {
            Unions = [.. links.Where(link => link.Has("whole")).Select(ReadUnion)],
            SamePeople = [.. links.Where(link => !link.Has("whole")).Select(ReadLink)],
            Released = [.. root.List("released").Select(ReadReleased)],
            Maxima = [.. root.List("tables").SelectMany(ReadMaxima)],
        };
    }

    private static CategoryUnion ReadUnion(Node link)
    {
        link.Knows("whole", "parts");
        return new CategoryUnion(link.Text("whole"), link.Texts("parts"));
    }

    private static IReadOnlyList<string> ReadLink(Node link)
    {
        if (link.IsList)
        {
            return link.AsTexts();
        }

        link.Knows("tables");
        return link.Texts("tables");
    }

    private static IEnumerable<DisclosureTable> ReadTable(Node node)
    {
        node.Knows("name", "rows", "cols", "dimensions", "inner", "zeros", "k", "cases", "largest", "sensitive", "recode", "sums",
            "maxima");
        var axes = ReadAxes(node);
        var name = node.Text("name");
        var cells = axes.Aggregate(1, (product, axis) => product * axis.Categories.Count);
        var table = new DisclosureTable(name, axes, node.Grid("inner", axes))
        {
            ZerosShown = AreZerosShown(node),
            Threshold = node.Has("k") ? node.Number("k", 0) : null,
            Sensitive = node.Has("sensitive") ? node.Texts("sensitive") : [],
            Amounts = node.Has("cases")
                ? new DisclosureAmounts(node.Grid("cases", axes), node.Has("largest") ? node.Grid("largest", axes) : []) : null,
        };
        yield return Recode(node, table);
        foreach (var sum in node.List("sums"))
        {
            sum.Knows("name", "inner", "largest");
            yield return Recode(node, table with
            {
                Name = $"{name} · {sum.Text("name")}",
                Inner = sum.Grid("inner", axes),
                Amounts = new DisclosureAmounts([], sum.Has("largest") ? sum.Grid("largest", axes) : new long[cells], name),
                Sensitive = [],
            });
        }
    }

    private static IEnumerable<MaximumTable> ReadMaxima(Node node)
    {
        var (name, axes) = (node.Text("name"), ReadAxes(node));
        foreach (var maxima in node.List("maxima"))
        {
            maxima.Knows("name", "inner", "reached");
            yield return node.Has("recode")
                ? throw new DisclosureRefusal($"{maxima.Where}: Maxima einer Tabelle mit recode gibt es nicht; fassen Sie vorher zusammen.")
                : new MaximumTable($"{name} · {maxima.Text("name")}", name, maxima.Grid("inner", axes), maxima.Grid("reached", axes));
        }
    }

    private static bool AreZerosShown(Node node) => node.Text("zeros", "shown") switch
    {
        "shown" => true,
        "hidden" => false,
        var other => throw new DisclosureRefusal($"{node.Where}: zeros ist shown oder hidden, nicht „{other}“."),
    };

    private static DisclosureAxis[] ReadAxes(Node node)
    {
        var names = node.Has("dimensions") ? node.Texts("dimensions") : [];
        var lists = node.Has("cols") ? new[] { node.Texts("rows"), node.Texts("cols") } : [node.Texts("rows")];
        if (names.Count > 0 && names.Count != lists.Length)
        {
            throw new DisclosureRefusal($"{node.Where}: dimensions nennt so viele Namen, wie die Tabelle Dimensionen hat.");
        }

        return [.. lists.Select((list, axis) => new DisclosureAxis(names.Count > 0 ? names[axis] : "", list))];
    }

    // The sums keep the categories of their counts: which are the largest, the counts decide.
    private static DisclosureTable Recode(Node node, DisclosureTable table)
    {
        if (!node.Has("recode"))
        {
            return table;
        }

        var recode = node.At("recode");
        recode.Knows("rows", "cols");
        foreach (var (key, axis) in new[] { ("rows", 0), ("cols", 1) }
            .Where(pair => recode.Has(pair.Item1) && pair.Item2 < table.Axes.Count))
        {
            table = Recode(recode.At(key), table, axis, node);
        }

        return table;
    }

    private static DisclosureTable Recode(Node how, DisclosureTable table, int axis, Node node)
    {
        how.Knows("top", "other", "groups");
        if (how.Has("groups"))
        {
            return Recoding.Group(table, axis,
                how.At("groups").Entries().ToDictionary(entry => entry.Name, entry => entry.Value.AsTexts()));
        }

        var counts = table with { Inner = node.Grid("inner", ReadAxes(node)), Axes = ReadAxes(node), Amounts = null };
        var kept = Recoding.Top(counts, axis, how.Number("top", 3), how.Text("other", Recoding.Other)).Axes[axis].Categories;
        var other = how.Text("other", Recoding.Other);
        return Recoding.Group(table, axis, new Dictionary<string, IReadOnlyList<string>>
        {
            [other] = [.. table.Axes[axis].Categories.Where(name => !kept.Contains(name))],
        });
    }

    private static ReleasedTable ReadReleased(Node node)
    {
        node.Knows("name", "rows", "cols", "dimensions", "inner", "row_totals", "col_totals", "total", "figures", "zeros", "period",
            "relation");
        var axes = ReadAxes(node);
        var relation = ReleaseRelation.Unknown;
        if (node.Has("relation") && !Relations.TryGetValue(node.Text("relation"), out relation))
        {
            var known = string.Join(", ", Relations.Keys);
            throw new DisclosureRefusal($"{node.Where}: relation ist {known}, nicht „{node.Text("relation")}“.");
        }

        return new ReleasedTable(node.Text("name"), axes, node.Has("figures") ? ReadFigures(node, axes) : ReadPrinted(node, axes),
            node.Text("period", ""), relation, AreZerosShown(node));
    }

    private static long?[] ReadPrinted(Node node, DisclosureAxis[] axes)
    {
        var (rows, columns) = (axes[0].Categories.Count, axes.Length > 1 ? axes[1].Categories.Count : 0);
        var inner = node.OpenGrid("inner", axes);
        var complete = inner.All(value => value is not null);
        var width = columns + 1;
        var figures = new long?[(rows + 1) * width];
        if (columns == 0)
        {
            inner.CopyTo(figures, 0);
            figures[rows] = node.OpenNumber("total") ?? (complete ? inner.Sum() : null);
            return figures;
        }

        var rowTotals = node.Has("row_totals") ? node.OpenNumbers("row_totals", rows) : null;
        var columnTotals = node.Has("col_totals") ? node.OpenNumbers("col_totals", columns) : null;
        for (var row = 0; row < rows; row++)
        {
            var line = inner.AsSpan(row * columns, columns);
            line.CopyTo(figures.AsSpan(row * width));
            figures[(row * width) + columns] = rowTotals is null ? SumOf(line) : rowTotals[row];
        }

        for (var column = 0; column < columns; column++)
        {
            var at = column;
            long?[] line = [.. Enumerable.Range(0, rows).Select(row => inner[(row * columns) + at])];
            figures[(rows * width) + column] = columnTotals is null ? SumOf(line) : columnTotals[column];
        }

        figures[^1] = node.OpenNumber("total") ?? (complete ? inner.Sum() : null);
        return figures;
    }

    // Without totals in the file only what can be added up was known.
    private static long? SumOf(ReadOnlySpan<long?> line)
    {
        var sum = 0L;
        foreach (var value in line)
        {
            if (value is null)
            {
                return null;
            }

            sum += value.Value;
        }

        return sum;
    }

    private static long?[] ReadFigures(Node node, DisclosureAxis[] axes)
    {
        var width = axes.Length > 1 ? axes[1].Categories.Count + 1 : 1;
        var figures = new long?[(axes[0].Categories.Count + 1) * width];
        foreach (var figure in node.List("figures"))
        {
            figure.Knows("row", "col", "state", "value", "interval", "reason");
            var row = IndexOf(figure, "row", axes[0]);
            var column = axes.Length > 1 ? IndexOf(figure, "col", axes[1]) : 0;
            figures[(row * width) + column] = figure.Text("state") == "shown" ? figure.Number("value", 0) : null;
        }

        return figures;
    }

    private static int IndexOf(Node figure, string key, DisclosureAxis axis)
    {
        var name = figure.Text(key);
        var index = name == Total ? axis.Categories.Count : axis.Categories.ToList().IndexOf(name);
        return index >= 0 ? index : throw new DisclosureRefusal($"{figure.Where}: „{name}“ ist keine Kategorie dieser Tabelle.");
    }

    /// <summary>The pattern; hidden figures come without their value.</summary>
    public static string Write(DisclosureInput input, DisclosureResult result)
    {
        var tables = result.Tables.Select(table =>
        {
            var of = input.Maxima.FirstOrDefault(maxima => maxima.Name == table.Name)?.Of ?? table.Name;
            var axes = input.Tables.First(one => one.Name == of).Axes;
            return new
            {
                name = table.Name,
                rows = axes[0].Categories,
                cols = axes.Count > 1 ? axes[1].Categories : null,
                figures = table.Figures.Select(figure => new
                {
                    row = NameOf(axes, figure, 0),
                    col = axes.Count > 1 ? NameOf(axes, figure, 1) : null,
                    state = figure.Shown ? "shown" : "hidden",
                    value = figure.Value,
                    interval = IntervalOf(result, figure),
                    reason = Reasons.GetValueOrDefault(figure.Reason),
                }),
            };
        });
        var all = new
        {
            verdict = result.IsSafe ? "safe" : "unsafe",
            k = result.Threshold,
            mode = result.Rounding ? "rounding" : "suppression",
            version = result.Version,
            hash = result.InputHash,
            hidden = result.Tables.Sum(table => table.Figures.Count(figure => !figure.Shown)),
            figures = result.Tables.Sum(table => table.Figures.Count),
            tables,
            notes = result.Notes,
        };
        return JsonSerializer.Serialize(all, Writing);
    }

    private static long?[] IntervalOf(DisclosureResult result, FigureResult figure) => result.Rounding && figure is { Shown: true,
        Value: > 0 }
        ? [Math.Max(figure.Value.Value - 2, result.Threshold), figure.Value + 2] : [figure.Lower, figure.Upper];

    private static JsonSerializerOptions Writing { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    private static string NameOf(IReadOnlyList<DisclosureAxis> axes, FigureResult figure, int axis) =>
        figure.At[axis] == axes[axis].Categories.Count ? Total : axes[axis].Categories[figure.At[axis]];

    /// <summary>A value of the file with its place, for sentences about mistakes.</summary>
    private readonly record struct Node(JsonElement Element, string Where)
    {
        public bool IsList => Element.ValueKind == JsonValueKind.Array;

        public bool Has(string key) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(key, out var value)
            && value.ValueKind != JsonValueKind.Null;

        public void Knows(params string[] keys)
        {
            if (Element.ValueKind != JsonValueKind.Object)
            {
                throw new DisclosureRefusal($"{Where}: Hier steht ein Objekt mit {string.Join(", ", keys)}.");
            }

            foreach (var member in Element.EnumerateObject())
            {
                if (!keys.Contains(member.Name))
                {
                    throw new DisclosureRefusal($"{Where}: „{member.Name}“ ist unbekannt. Möglich sind {string.Join(", ", keys)}.");
                }
            }
        }

        public Node At(string key) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(key, out var value)
            ? new Node(value, $"{Where}, {key}") : throw new DisclosureRefusal($"{Where}: Es fehlt {key}.");

        public IReadOnlyList<Node> List(string key)
        {
            if (!Has(key))
            {
                return [];
            }

            var list = At(key);
            return list.IsList ? list.Items() : throw new DisclosureRefusal($"{list.Where}: Hier steht eine Liste.");
        }

        public IEnumerable<(string Name, Node Value)> Entries()
        {
            Knows([.. Element.ValueKind == JsonValueKind.Object ? Element.EnumerateObject().Select(member => member.Name) : []]);
            var where = Where;
            return Element.EnumerateObject().Select(member => (member.Name, new Node(member.Value, $"{where}, {member.Name}")));
        }

        public string Text(string key) => At(key).AsText();

        public string Text(string key, string otherwise) => Has(key) ? At(key).AsText() : otherwise;

        public IReadOnlyList<string> Texts(string key) => At(key).AsTexts();

        public IReadOnlyList<string> AsTexts() => IsList ? [.. Items().Select(item => item.AsText())]
            : throw new DisclosureRefusal($"{Where}: Hier steht eine Liste von Texten.");

        public int Number(string key, int otherwise) => (Has(key) ? At(key).AsNumber() : otherwise) switch
        {
            >= 0 and <= int.MaxValue and var number => (int)number,
            _ => throw new DisclosureRefusal($"{Where}, {key}: Hier steht eine ganze Zahl."),
        };

        public long? OpenNumber(string key) => Has(key) ? At(key).AsNumber() : null;

        public long?[] OpenNumbers(string key, int count)
        {
            var list = At(key);
            return list.IsList && list.Element.GetArrayLength() == count ? [.. list.Items().Select(item => item.AsNumber())]
                : throw new DisclosureRefusal($"{list.Where}: Hier stehen {count} Zahlen.");
        }

        public long[] Grid(string key, DisclosureAxis[] axes)
        {
            var where = $"{Where}, {key}";
            return [.. OpenGrid(key, axes).Select(value => value ?? throw new DisclosureRefusal($"{where}: Eine Zahl fehlt."))];
        }

        public long?[] OpenGrid(string key, DisclosureAxis[] axes)
        {
            if (axes.Length == 1)
            {
                return OpenNumbers(key, axes[0].Categories.Count);
            }

            var grid = At(key);
            if (!grid.IsList || grid.Element.GetArrayLength() != axes[0].Categories.Count)
            {
                throw new DisclosureRefusal($"{grid.Where}: Hier stehen {axes[0].Categories.Count} Zeilen, eine je Kategorie in rows.");
            }

            var count = axes[1].Categories.Count;
            return [.. grid.Items().SelectMany(row => row.IsList && row.Element.GetArrayLength() == count
                ? row.Items().Select(item => item.AsNumber())
                : throw new DisclosureRefusal($"{row.Where}: Hier stehen {count} Zahlen, eine je Kategorie in cols."))];
        }

        private IReadOnlyList<Node> Items()
        {
            var where = Where;
            return [.. Element.EnumerateArray().Select((item, index) =>
                new Node(item, string.Create(CultureInfo.InvariantCulture, $"{where} {index + 1}")))];
        }

        private string AsText() => Element.ValueKind == JsonValueKind.String ? Element.GetString()!
            : throw new DisclosureRefusal($"{Where}: Hier steht ein Text.");

        private long? AsNumber() => Element.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number when Element.TryGetInt64(out var number) => number,
            _ => throw new DisclosureRefusal($"{Where}: Hier steht eine ganze Zahl."),
        };
    }
}
