using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Organisations;
using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Foreign;

// Turns a foreign directory into entries of ours: organisations, places, services, services at places, opening hours. What is new becomes
// a draft. Entries keep their identifier, and those whose identifier is no UUID get one made of source and identifier, so that a second
// import finds them.
internal sealed partial class ForeignImport(ImportSession session, ForeignPackage package, string source, string? licence)
{
    private const int LongestSlug = 60;
    private readonly ForeignReport _report = new();
    private readonly Dictionary<(string Table, Guid Id), ForeignRow> _first = [];

    public static string SourceOf(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '_', '.',
            ' ', '(', ')');
        return name.Length == 0 ? "HSDS" : name;
    }

    public async Task<ForeignReport> ExecuteAsync(IProgress<int>? progress, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        foreach (var step in new[] { TakeOrganisations, TakePlaces, TakeServices, TakeServicesAtPlaces, (Action)TakeHours })
        {
            cancellation.ThrowIfCancellationRequested();
            step();
            progress?.Report(_taken);
        }

        ReportUnread();
        progress?.Report(package.RowCount);
        return _report;
    }

    private int _taken;

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await foreach (var organisation in session.LoadAsync<Organisation>(cancellation))
        {
            _organisations[organisation.Id] = organisation;
            _organisationSlugs.Add(organisation.Slug);
        }

        await foreach (var place in session.LoadAsync<Hours.Place>(cancellation))
        {
            _places[place.Id] = place;
            _placeSlugs.Add(place.Slug);
        }

        await foreach (var service in session.LoadAsync<Services.Service>(cancellation))
        {
            _services[service.Id] = service;
            _serviceSlugs.Add(service.Slug);
        }

        await foreach (var place in session.LoadAsync<Services.ServicePlace>(cancellation))
        {
            _servicePlaces[place.Id] = place;
            _atPlace[(place.ServiceId, place.PlaceId)] = place;
        }

        await foreach (var hour in session.LoadAsync<Hours.OfficeHour>(cancellation))
        {
            _hours[hour.Id] = hour;
        }

        _confirmations = [.. (await session.Db.Confirmations.AsNoTracking().Where(c => c.ServiceId != null)
            .Select(c => new { c.ServiceId, c.ConfirmedOn }).ToListAsync(cancellation)).Select(c => (c.ServiceId!.Value, c.ConfirmedOn))];
        var areas = await session.Db.Municipalities.AsNoTracking().Select(m => new { Key = m.Ags, m.Name, m.PostalCodes })
            .ToListAsync(cancellation);
        _areaKeys = areas.GroupBy(area => area.Name).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Key, StringComparer.OrdinalIgnoreCase);
        _knownKeys = [.. areas.Select(area => area.Key)];
        _agsOf = areas.SelectMany(area => area.PostalCodes, (area, code) => (Code: code, area.Name, area.Key))
            .ToLookup(area => area.Code, area => (area.Name, area.Key));
        foreach (var county in await session.Db.Counties.AsNoTracking().Select(c => new { c.Key, c.Name }).ToListAsync(cancellation))
        {
            _knownKeys.Add(county.Key);
            _areaKeys.TryAdd("Landkreis " + county.Name, county.Key);
        }
    }

    private Guid IdOf(string table, string id) => Guid.TryParse(id, out var own) && own != Guid.Empty
        ? own : HsdsIds.OfForeign(source, $"{table}:{id}");

    private Guid? Reference(ForeignRow row, string table, params string[] columns) => row.Take(columns) is { } id ? IdOf(table, id) : null;

    private Guid? Claim(ForeignRow row, string table, string? instead)
    {
        var named = row.Take("id");
        if (named is null)
        {
            if (instead is null)
            {
                _report.Skip(row, "ohne Kennung und ohne Namen");
                return null;
            }

            _report.Repair(row, "ohne Kennung: nach dem Inhalt benannt");
        }

        var id = IdOf(table, named ?? "content:" + instead);
        if (_first.TryAdd((table, id), row))
        {
            return id;
        }

        _report.Skip(row, _first[(table, id)].SaysTheSame(row) ? $"dieselbe Zeile wie {_first[(table, id)].Line}"
            : $"dieselbe Kennung wie Zeile {_first[(table, id)].Line} mit anderen Angaben: die erste zählt");
        return null;
    }

    private string? Name(ForeignRow row, params string[] columns)
    {
        if (row.Take(columns) is not { } text)
        {
            return null;
        }

        var name = ForeignTexts.Name(text);
        name = name.Length <= 300 ? name : name[..299] + "…";
        if (name != text)
        {
            _report.Repair(row, name.Equals(text, StringComparison.OrdinalIgnoreCase) ? "Name in Großbuchstaben: normal geschrieben"
                : "Name: Auszeichnungen und Umbrüche entfernt");
        }

        return name.Length == 0 ? null : name;
    }

    private string? Text(ForeignRow row, int longest, params string[] columns)
    {
        if (row.Take(columns) is not { } text)
        {
            return null;
        }

        var plain = ForeignTexts.Plain(text);
        if (plain != text)
        {
            _report.Repair(row, $"{columns[0]}: HTML und „\\n“ zu Text gemacht");
        }

        if (plain.Length > longest)
        {
            _report.Repair(row, $"{columns[0]}: auf {longest} Zeichen gekürzt");
            plain = plain[..(longest - 1)] + "…";
        }

        return plain.Length == 0 ? null : plain;
    }

    private T? Read<T>(ForeignRow row, string column, Func<string, T?> read, string reason)
        where T : class
    {
        if (row.Take(column) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            _report.Drop(row, column, text, reason);
        }
        else if (value is string now && now != text)
        {
            _report.Repair(row, $"{column}: Schreibweise berichtigt");
        }

        return value;
    }

    private T? ReadValue<T>(ForeignRow row, string column, Func<string, T?> read, string reason)
        where T : struct
    {
        if (row.Take(column) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            _report.Drop(row, column, text, reason);
        }

        return value;
    }

    private void Upserted(Action take)
    {
        session.BeginRow();
        take();
        session.CloseRow();
        _taken++;
    }

    private static string SlugOf(string name, Guid id, HashSet<string> taken)
    {
        var proposed = string.Join('-', SearchText.Words(name)
            .Select(word => string.Concat(word.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
            .Where(word => word.Length > 0));
        proposed = proposed.Length == 0 ? "eintrag" : proposed[..Math.Min(proposed.Length, LongestSlug)].Trim('-');
        var slug = taken.Add(proposed) ? proposed : $"{proposed}-{id:N}"[..(proposed.Length + 13)];
        taken.Add(slug);
        return slug;
    }

    private void ReportUnread()
    {
        foreach (var file in package.UnknownFiles)
        {
            _report.Keep(file, "diese Datei gehört nicht zu HSDS und wurde nicht gelesen");
        }

        foreach (var (table, rows) in package.Tables)
        {
            foreach (var row in rows.Where(row => !_report.Skipped.Contains(row.Sequence)))
            {
                foreach (var column in row.Unread.Where(column => column is not ("last_modified" or "link_entity")))
                {
                    _report.Keep(row, column == "id" ? $"{table}: dafür gibt es hier keinen Platz"
                        : $"{table}.{column}: dafür gibt es hier keinen Platz", $"{column}={row.Values[column]}");
                }
            }
        }
    }

    private bool IsOurs(ForeignRow row, bool isOurs)
    {
        if (isOurs)
        {
            _report.Skip(row, "ein eigener Eintrag: er wird hier gepflegt und nicht überschrieben");
        }

        return isOurs;
    }

    private (string? Source, string? Licence, string? Key) Origin(ForeignRow row, string? knownSource, string? knownLicence,
        string? knownKey) =>
        (knownSource ?? source, knownLicence ?? licence, knownKey ?? row.Values.GetValueOrDefault("id")
            ?? "content:" + row.Values.GetValueOrDefault("name"));
}
