using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntMan.Portal.Pages.Directory.Import;

// Reads the answers of one step; the fields depend on the file, so they are read by name.
public sealed class MappingForm(IFormCollection form, FileQuestions questions, ModelStateDictionary state)
{
    private const int LongestAnswer = 200;
    private const string FirstDay = "Nennen Sie den Tag, ab dem das gilt.";
    private static readonly string[] WhereColumns = ["StreetId", "DistrictId", "Ags", "CountyKey", "AssociationKey"];

    public static string ColumnField(int at) => "spalte-" + at.ToString(CultureInfo.InvariantCulture);

    public static string ValueField(string key) => "angabe-" + key;

    public static string PostField(int at) => "stelle-" + at.ToString(CultureInfo.InvariantCulture);

    public (ImportKind? Kind, FileReading Reading) Sheet(string? kind, string? sheet, ImportKind? known, FileReading reading)
    {
        if (questions.Sheets.Count > 1 && !questions.Sheets.Any(choice => choice.Name == sheet))
        {
            state.AddModelError("blatt", "Wählen Sie ein Blatt.");
        }

        var chosen = ImportKinds.Names.Contains(kind ?? "") ? ImportKinds.Parse(kind!)
            : questions.Sheets.FirstOrDefault(choice => choice.Name == sheet)?.Kind ?? known;
        state.Need("art", chosen, "Wählen Sie aus, was in der Tabelle steht.");
        return (chosen, reading with { Sheet = sheet });
    }

    public FileReading Columns(FileReading reading)
    {
        var columns = new Dictionary<string, string>(reading.Columns);
        var taken = new Dictionary<string, string>();
        foreach (var (header, at) in questions.Headers.Select((header, at) => (header, at)))
        {
            var key = Read(ColumnField(at));
            columns[Labels.Fold(header.Header)] = questions.Columns.Any(column => column.Key == key) ? key : FileReading.NotRead;
            if (key.Length > 0 && !taken.TryAdd(key, header.Header))
            {
                state.AddModelError(ColumnField(at), $"Das steht schon in der Spalte „{taken[key]}“. Wählen Sie etwas anderes.");
            }
        }

        RequireColumns([.. taken.Keys]);
        return reading with { Columns = columns, KnowsColumns = true };
    }

    public FileReading Values(string? zeros, FileReading reading)
    {
        var values = new Dictionary<string, string>(reading.ForAll);
        foreach (var column in questions.Missing.Where(column => column.MayHoldForAll || column.IsNeeded))
        {
            values[column.Key] = Read(ValueField(column.Key));
            Check(column, values[column.Key]);
        }

        var perDistrict = values.GetValueOrDefault("PostId") == ImportMappingModel.PerDistrict;
        RequireDay(values);
        if (questions.PhonesWithoutZero.Count > 0 && zeros is not ("ja" or "nein"))
        {
            state.AddModelError("nullen", "Wählen Sie aus, ob die Null fehlt.");
        }

        return reading with
        {
            ForAll = values.Where(pair => pair.Value.Length > 0 && pair.Value != ImportMappingModel.PerDistrict).ToDictionary(),
            AddsZeros = questions.PhonesWithoutZero.Count > 0 ? zeros == "ja" : reading.AddsZeros,
            KnowsColumns = true, KnowsValues = true, KnowsPosts = !perDistrict, Posts = perDistrict ? reading.Posts : [],
        };
    }

    public FileReading Posts(FileReading reading)
    {
        var posts = new Dictionary<string, string>(reading.Posts);
        foreach (var (district, at) in questions.Districts.Select((district, at) => (district, at)))
        {
            posts[Labels.Fold(district.Name)] = Read(PostField(at));
        }

        return reading with { Posts = posts, KnowsPosts = true };
    }

    // A day is typed as people do, the file holds it as files do.
    private void Check(TargetColumn column, string value)
    {
        if (column.IsNeeded && value.Length == 0)
        {
            state.AddModelError(ValueField(column.Key), column switch
            {
                { Key: "ValidFrom" } => FirstDay,
                { MayHoldForAll: true } => "Diese Angabe fehlt in der Datei. Nennen Sie sie hier.",
                _ => "Diese Angabe ist in jeder Zeile eine andere. Ordnen Sie ihr eine Spalte zu.",
            });
        }
        else if (value.Length > LongestAnswer)
        {
            state.AddModelError(ValueField(column.Key), $"Kürzen Sie die Angabe auf höchstens {LongestAnswer} Zeichen.");
        }
        else if (column.Key == "ValidFrom" && value.Length > 0 && GermanInput.Day(value, DateOnly.MinValue.AddYears(2000)) is null)
        {
            state.AddModelError(ValueField(column.Key), "Geben Sie den Tag so ein: 25.11.2026.");
        }
    }

    private void RequireDay(Dictionary<string, string> values)
    {
        var field = ValueField("ValidFrom");
        if (questions.AsksForPosts && values.GetValueOrDefault("PostId") is { Length: > 0 } && !state.HasMistake(field)
            && questions.Missing.Any(column => column.Key == "ValidFrom") && values.GetValueOrDefault("ValidFrom") is null or "")
        {
            state.AddModelError(field, FirstDay);
        }
    }

    private void RequireColumns(HashSet<string> chosen)
    {
        foreach (var column in questions.Columns.Where(column => column.IsNeeded && !column.MayHoldForAll && !chosen.Contains(column.Key)))
        {
            state.AddModelError(ColumnField(0), $"Wählen Sie die Spalte, in der „{column.Header}“ steht.");
        }

        if (questions.Kind == ImportKind.Streets && !WhereColumns.Any(chosen.Contains))
        {
            state.AddModelError(ColumnField(0), "Wählen Sie die Spalte, in der die Straße oder der Ortsteil steht.");
        }
    }

    private string Read(string field)
    {
        var typed = form[field].ToString().Trim();
        state.SetModelValue(field, typed, typed);
        return typed;
    }
}
