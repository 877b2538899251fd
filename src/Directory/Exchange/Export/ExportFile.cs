using System.Data;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Kinds;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntMan.Directory.Exchange.Export;

/// <summary>
/// Writes all entries of one kind as the CSV file that <see cref="ImportFile"/> reads. The same data gives the same bytes, and reading
/// them changes nothing. History is not part of it: of the confirmations of a post only the latest, no stamps of office hours.
/// </summary>
public sealed class ExportFile(DirectoryDbContext db)
{
    private const int RowsPerReport = 500;

    public AccessScope Scope { get; init; } = AccessScope.Everything(default);

    public async Task<int> ExecuteAsync(ImportKind kind, Stream csv, IProgress<int>? progress, CancellationToken cancellation)
    {
        await using var writer = new CsvWriter(csv);
        return await WriteAsync(kind, writer, header => writer.WriteAsync(header, cancellation), progress, cancellation);
    }

    // A sheet with the name of the kind.
    public Task<int> ExecuteAsync(ImportKind kind, SheetWriter book, IProgress<int>? progress, CancellationToken cancellation) =>
        WriteAsync(kind, book, header => book.BeginAsync(ImportKinds.GermanOf(kind), header, cancellation), progress, cancellation);

    // Row by row, so that memory does not grow with the table.
    private async Task<int> WriteAsync(ImportKind kind, TableWriter writer, Func<string[], Task> begin, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var step = StepOf(kind);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var query = new CommandDefinition(step.Query, Scope.With(), db.Database.CurrentTransaction?.GetDbTransaction(),
                commandTimeout: 0, cancellationToken: cancellation);
            await using var reader = await db.Database.GetDbConnection().ExecuteReaderAsync(query, CommandBehavior.SingleResult);
            var places = step.Columns.Select(column => (Column: column, Place: reader.GetOrdinal(SnakeCaseConvention.Snake(column.Key))))
                .ToList();
            await begin([.. step.Columns.Select(column => column.Header)]);
            var rows = 0;
            while (await reader.ReadAsync(cancellation))
            {
                await writer.WriteAsync(places.Select(place => ColumnText.Of(reader.GetValue(place.Place), place.Column)), cancellation);
                if (++rows % RowsPerReport == 0)
                {
                    progress?.Report(rows);
                }
            }

            progress?.Report(rows);
            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static IReadOnlyList<Column> LayoutOf(ImportKind kind) => StepOf(kind).Layout;

    private static ExportStep StepOf(ImportKind kind) => kind switch
    {
        ImportKind.TargetGroups => new TargetGroupsExport(),
        ImportKind.SchoolHolidays => new SchoolHolidaysExport(),
        ImportKind.Municipalities => new MunicipalitiesExport(),
        ImportKind.Counties => new CountiesExport(),
        ImportKind.Organisations => new OrganisationsExport(),
        ImportKind.Places => new PlacesExport(),
        ImportKind.Mandates => new CommissionsExport(),
        ImportKind.Posts => new PostsExport(),
        ImportKind.People => new PeopleExport(),
        ImportKind.Streets => new StreetsExport(),
        ImportKind.Services => new ServicesExport(),
        ImportKind.ServicePlaces => new ServicePlacesExport(),
        ImportKind.ServiceTranslations => new ServiceTranslationsExport(),
        ImportKind.OfficeHours => new OfficeHoursExport(),
        ImportKind.Deviations => new DeviationsExport(),
        ImportKind.Absences => new AbsencesExport(),
        ImportKind.ClosingDays => new ClosingDaysExport(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no exporter"),
    };
}
