using IntMan.Directory.Exchange.Import.Foreign;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>Finds out what has to be asked before a file can be read: which sheet, which column holds what, what holds for all rows, who
/// answers in which district.</summary>
public static class AskAboutFile
{
    public const int MostDistricts = 150;

    private const int Examples = 3;
    private const int RowsOfExamples = 200;
    private const string PostId = "PostId";
    private const string DistrictId = "DistrictId";

    /// <param name="file">The bytes.</param>
    /// <param name="kind">What somebody has said; null where the content decides.</param>
    /// <param name="reading">Answers so far.</param>
    /// <param name="wanted">A stage that is to be shown although it is answered.</param>
    /// <exception cref="TableRefusal">The file cannot be read at all.</exception>
    public static FileQuestions Of(byte[] file, ImportKind? kind, FileReading reading, QuestionStage wanted = QuestionStage.Nothing)
    {
        if (IsDirectory(file, kind))
        {
            return new FileQuestions { Stage = QuestionStage.Nothing, Kind = ImportKind.Services };
        }

        if ((kind is null || !Spreadsheet.IsOne(file)) && OwnPackage.Of(file) is not null)
        {
            return new FileQuestions { Stage = QuestionStage.Nothing };
        }

        var sheets = ReadTable.Sheets(file);
        RefuseEmpty(sheets);
        kind ??= KindOf(sheets, reading);
        var choices = sheets.Select(found => new SheetChoice(found.Name, found.Rows.Count, DetectKind.Of(found))).ToList();
        var sheet = kind is null ? null : ReadTable.Chosen(sheets, reading, kind.Value);
        return sheet is null || wanted == QuestionStage.Sheet
            ? new FileQuestions { Stage = QuestionStage.Sheet, Kind = kind, Sheets = choices }
            : OfTable(ReadTable.Of(sheet, ReadTable.LayoutOf(kind!.Value), reading), kind.Value, reading, wanted) with { Sheets = choices };
    }

    private static bool IsDirectory(byte[] file, ImportKind? kind) => kind is null or ImportKind.Services
        && ReadForeign.IsOne(file) && (ReadForeign.IsJson(file) || (OwnPackage.Of(file) is null && ReadForeign.HoldsTables(file)));

    private static void RefuseEmpty(IReadOnlyList<Sheet> sheets)
    {
        if (sheets.All(sheet => sheet.Rows.Count == 0))
        {
            _ = CsvTable.At([], 0);
        }
    }

    private static ImportKind? KindOf(IReadOnlyList<Sheet> sheets, FileReading reading)
    {
        var kinds = sheets.Where(sheet => reading.Sheet is null || sheet.Name == reading.Sheet).Select(DetectKind.Of).OfType<ImportKind>()
            .Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    private static FileQuestions OfTable(CsvTable table, ImportKind kind, FileReading reading, QuestionStage wanted)
    {
        var layout = ReadTable.LayoutOf(kind);
        var columns = Map(table, layout, reading);
        var needed = Needed(kind, layout, columns, reading);
        var missing = needed.Where(column => !columns.Has(column.Key)
            && string.IsNullOrEmpty(reading.ForAll.GetValueOrDefault(column.Key))).ToList();
        var phones = columns.Values(table, "Phone").Where(ImportRow.LacksZero).Distinct().Take(RowsOfExamples).ToList();
        var asksForPosts = kind == ImportKind.Streets && !columns.Has(PostId)
            && string.IsNullOrEmpty(reading.ForAll.GetValueOrDefault(PostId));
        var districts = asksForPosts ? Districts(table, columns, reading) : [];
        return new FileQuestions
        {
            Stage = StageOf(reading, wanted, (columns.CountUnknown(reading), missing.Count),
                phones.Count > 0 && reading.AddsZeros is null, (asksForPosts, districts.Count)),
            Kind = kind, Headers = [.. table.Header.Select((header, at) => (header, at)).Where(pair => pair.header.Length > 0)
                .Select(pair => new HeaderChoice(pair.header, ExamplesOf(table, pair.at), columns.KeyAt(pair.at, reading)))],
            Columns = [.. layout.Select(column => Target(column, needed.Contains(column)))],
            Missing = [.. layout.Where(column => !columns.Has(column.Key) && (needed.Contains(column) || column.MayHoldForAll))
                .Select(column => Target(column, needed.Contains(column)))],
            Districts = districts, AsksForPosts = asksForPosts, PhonesWithoutZero = phones,
        };
    }

    // What is answered is not asked again; what would not help is not asked at all.
    private static QuestionStage StageOf(FileReading reading, QuestionStage wanted, (int Unknown, int Missing) columns, bool asksForZeros,
        (bool AsksForPosts, int Districts) posts)
    {
        var wasAsked = reading.KnowsColumns || reading.KnowsValues;
        return wanted switch
        {
            not QuestionStage.Nothing => wanted,
            _ when columns is { Missing: > 0, Unknown: > 0 } && !reading.KnowsColumns => QuestionStage.Columns,
            _ when columns.Missing > 0 || asksForZeros || (wasAsked && posts.AsksForPosts && !reading.KnowsValues) => QuestionStage.Values,
            _ when wasAsked && posts is { AsksForPosts: true, Districts: > 0 } && !reading.KnowsPosts => QuestionStage.Posts,
            _ => QuestionStage.Nothing,
        };
    }

    // Beyond what every row must have: a rule needs an area and a first day.
    private static List<Column> Needed(ImportKind kind, IReadOnlyList<Column> layout, KnownColumns columns, FileReading reading)
    {
        bool IsSaid(string key) => columns.Has(key) || !string.IsNullOrEmpty(reading.ForAll.GetValueOrDefault(key));
        var isRule = IsSaid(PostId) || reading.Posts.Values.Any(post => post.Length > 0);
        string[] further = kind != ImportKind.Streets ? [] :
        [
            .. IsSaid("CountyKey") || IsSaid("AssociationKey") ? (string[])[] : ["Ags"], .. isRule ? (string[])["ValidFrom"] : [],
        ];
        return [.. layout.Where(column => column.IsRequired || further.Contains(column.Key))];
    }

    private static KnownColumns Map(CsvTable table, IReadOnlyList<Column> layout, FileReading reading) =>
        new(table, layout, new ColumnMap(table, [.. layout.Select(column => column with { IsRequired = false }),
            KnownColumns.Anything(table)], reading));

    private static List<DistrictChoice> Districts(CsvTable table, KnownColumns columns, FileReading reading) =>
    [
        .. columns.Values(table, DistrictId).GroupBy(Labels.Fold).Where(group => group.Key.Length > 0)
            .Select(group => new DistrictChoice(group.First(), group.Count(), reading.Posts.GetValueOrDefault(group.Key)))
            .OrderBy(district => district.Name, StringComparer.Create(Language.German.Culture, ignoreCase: true)).Take(MostDistricts),
    ];

    private static List<string> ExamplesOf(CsvTable table, int at) =>
        [.. table.Lines.Take(RowsOfExamples).Select(line => line.Fields.ElementAtOrDefault(at) ?? "").Where(field => field.Length > 0)
            .Distinct()
            .Take(Examples)];

    private static TargetColumn Target(Column column, bool isNeeded) => new(column.Key, column.Header, isNeeded, column.MayHoldForAll,
        column.Words is null ? [] : [.. column.Words.Offers]);

    private sealed record KnownColumns(CsvTable Table, IReadOnlyList<Column> Layout, ColumnMap Map)
    {
        // Keeps a map of a file of which nothing is known yet.
        public static Column Anything(CsvTable table) => Column.Optional("", table.Header.First(header => header.Length > 0));

        // Nobody has said yet what they hold, or that they are not read.
        public int CountUnknown(FileReading reading) =>
            Table.Header.Where((header, at) => header.Length > 0 && KeyAt(at, reading) is null).Count();

        // A column in which nothing stands says nothing.
        public bool Has(string key) => Map.PositionOf(key) is { } at
            && Table.Lines.Any(line => line.Fields.ElementAtOrDefault(at) is { Length: > 0 });

        public string? KeyAt(int position, FileReading reading) =>
            Layout.FirstOrDefault(column => Map.PositionOf(column.Key) == position)?.Key ?? reading.ColumnOf(Table.Header[position]);

        public IEnumerable<string> Values(CsvTable table, string key) => Map.PositionOf(key) is not { } at ? []
            : table.Lines.Select(line => line.Fields.ElementAtOrDefault(at) ?? "").Where(field => field.Length > 0);
    }
}
