using System.Data;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import.Foreign;
using IntMan.Directory.Exchange.Import.Kinds;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IntMan.Directory.Exchange.Import;

/// <summary>
/// Takes one CSV file over: all or nothing, and the same file a second time changes nothing. The context must be fresh, it is left empty.
/// </summary>
public sealed class ImportFile(DirectoryDbContext db, TimeProvider clock)
{
    public const int MostNotices = 1000;

    // Seconds for a statement, where nobody waits in front of a page.
    internal const int Unlimited = 0;

    private const int RowsPerReport = 500;

    public AccessScope? Scope { get; init; }

    public string? Source { get; init; }

    public string? Licence { get; init; }

    public string FileName { get; init; } = "HSDS";

    public FileReading Reading { get; init; } = FileReading.Nothing;

    public int ListedErrors { get; init; } = ImportReport.MaxErrors;

    public int ListedNotices { get; init; } = MostNotices;

    public async Task<ImportReport> ExecuteAsync(ImportKind? kind, Stream csv, bool dryRun, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        return await RunAsync(() => LoadAsync(kind, csv, progress, cancellation), dryRun, cancellation);
    }

    public Task<ImportReport> ExecuteFolderAsync(string folder, bool dryRun, IProgress<int>? progress, CancellationToken cancellation) =>
        RunAsync(() => LoadForeignAsync(() => ReadForeign.Folder(folder, cancellation), progress, cancellation), dryRun, cancellation);

    private async Task<ImportReport> RunAsync(Func<Task<ImportReport>> load, bool dryRun, CancellationToken cancellation)
    {
        db.Database.SetCommandTimeout(Unlimited);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var report = await load();
        if (report.ErrorCount == 0 && !dryRun)
        {
            await transaction.CommitAsync(cancellation);
        }
        else
        {
            await transaction.RollbackAsync(cancellation);
        }

        return report;
    }

    // Without a kind: tables of several kinds, as the export writes them.
    internal async Task<ImportReport> LoadAsync(ImportKind? kind, Stream csv, IProgress<int>? progress, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var file = await CsvText.BytesAsync(csv, cancellation);
            if (kind is null or ImportKind.Services && OwnPackage.Of(file) is { } own)
            {
                return await LoadPackageAsync(own, progress, cancellation);
            }

            return kind == ImportKind.Services && ReadForeign.IsOne(file) ? await LoadForeignAsync(file, progress, cancellation)
                : await LoadTableAsync(kind ?? throw NoTables(), ReadTable.Of(file, kind.Value, Reading), progress, cancellation);
        }
        catch (TableRefusal refusal)
        {
            return new ImportReport(0, 0, 0, 0, [ImportError.Of(refusal)], []);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static TableRefusal NoTables() => new(0, null,
        "Darin sind keine Tabellen, wie das Portal sie exportiert. Wählen Sie die Art aus.");

    // Stops at the first table with errors: what follows would only repeat them.
    private async Task<ImportReport> LoadPackageAsync(OwnPackage package, IProgress<int>? progress, CancellationToken cancellation)
    {
        var total = new ImportReport(0, 0, 0, 0, [], [])
        {
            Notices = [.. package.Others.Select(name => new ImportNotice(name, 0, NoticeKind.NotKept,
                "gehört nicht dazu und wurde nicht gelesen"))],
        };
        total = total with { NoticeCount = total.Notices.Count, EveryNotice = total.Notices };
        foreach (var (kind, name, table) in package.Tables)
        {
            total = total.And(await LoadTableAsync(kind, table, null, cancellation), name);
            progress?.Report(total.Rows);
            db.ChangeTracker.Clear();
            if (total.ErrorCount > 0)
            {
                break;
            }
        }

        return total;
    }

    private async Task<ImportReport> LoadTableAsync(ImportKind kind, CsvTable table, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var session = new ImportSession(db, new MunicipalCalendar(clock));
        var step = StepOf(kind, session, Reading);
        var columns = new ColumnMap(table, step.Columns, Reading);
        var notices = new NoticeBook(FileName) { AddsZeros = Reading.AddsZeros };
        await step.PrepareAsync(cancellation);
        step.LookAt(table.Lines.Select(line => new ImportRow(columns, line, notices)));
        var errors = new List<ImportError>();
        var errorCount = Apply(step, session, table, (columns, notices), errors, progress, cancellation);
        errorCount += Add(errors, Scope is null ? [] : await new ReachCheck(db, Scope).BeforeAsync(session));
        errorCount += Add(errors, errorCount == 0 ? await SaveAsync(kind, session, cancellation) : []);
        return new ImportReport(table.Lines.Count, session.Created, session.Changed, session.Unchanged,
            [.. errors.OrderBy(error => error.Row)], columns.Unused)
        {
            ErrorCount = errorCount, Repaired = notices.Repaired, Notices = [.. notices.Together.Take(ListedNotices)],
            NoticeCount = notices.Together.Count, EveryNotice = notices.All,
        };
    }

    private Task<ImportReport> LoadForeignAsync(byte[] file, IProgress<int>? progress, CancellationToken cancellation) => LoadForeignAsync(
        () => ReadForeign.IsJson(file) ? ReadForeignJson.Read(CsvText.Decode(file), FileName)
            : ReadForeign.Archive(new MemoryStream(file, writable: false), cancellation), progress, cancellation);

    private async Task<ImportReport> LoadForeignAsync(Func<ForeignPackage> read, IProgress<int>? progress, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var package = read();
            var session = new ImportSession(db, new MunicipalCalendar(clock));
            var report = await new ForeignImport(session, package, Source ?? package.Title ?? ForeignImport.SourceOf(FileName),
                Licence ?? package.Licence).ExecuteAsync(progress, cancellation);
            var errors = new List<ImportError>();
            var errorCount = Add(errors, Scope is null ? [] : await new ReachCheck(db, Scope).BeforeAsync(session));
            errorCount += Add(errors, errorCount == 0 ? await SaveAsync(ImportKind.Services, session, cancellation) : []);
            var notices = report.Notices.Together;
            return new ImportReport(package.RowCount, session.Created, session.Changed, session.Unchanged,
                [.. errors.Select(package.Locate)], [])
            {
                ErrorCount = errorCount, Repaired = report.Repaired.Count, Skipped = report.Skipped.Count,
                    Notices = [.. notices.Take(ListedNotices)], NoticeCount = notices.Count, EveryNotice = report.Notices.All,
            };
        }
        catch (TableRefusal refusal)
        {
            return new ImportReport(0, 0, 0, 0, [ImportError.Of(refusal)], []);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private int Add(List<ImportError> errors, List<ImportError> further)
    {
        var rows = errors.Select(error => error.Row).ToHashSet();
        further = [.. further.OrderBy(error => error.Row).Where(error => rows.Add(error.Row))];
        errors.AddRange(further.Take(ListedErrors - errors.Count));
        return further.Count;
    }

    private int Apply(ImportStep step, ImportSession session, CsvTable table, (ColumnMap Map, NoticeBook Notices) columns,
        List<ImportError> errors,
        IProgress<int>? progress, CancellationToken cancellation)
    {
        var (done, errorCount) = (0, 0);
        foreach (var line in table.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            session.BeginRow();
            if (Try(step, line, columns.Map, columns.Notices) is not { } error)
            {
                session.CloseRow();
            }
            else if (++errorCount <= ListedErrors)
            {
                errors.Add(error with { Value = columns.Map.ValueOf(error.Column, line) });
            }

            if (++done % RowsPerReport == 0 || done == table.Lines.Count)
            {
                progress?.Report(done);
            }
        }

        return errorCount;
    }

    private static ImportError? Try(ImportStep step, CsvLine line, ColumnMap columns, NoticeBook notices)
    {
        if ((LostLetters.In(line, columns) ?? CellErrors.In(line, columns)) is { } lost)
        {
            return lost;
        }

        if (columns.HoldsMoreThan(line))
        {
            return ImportError.At(line.Number, null,
                $"Die Zeile hat {line.Fields.Length} Felder, die Kopfzeile {columns.Count}. Setzen Sie Texte mit Trennzeichen in "
                + "Anführungszeichen.");
        }

        try
        {
            step.Apply(new ImportRow(columns, line, notices));
            return null;
        }
        catch (TableRefusal refusal)
        {
            return ImportError.Of(refusal);
        }
        catch (RuleViolation violation)
        {
            return ImportError.At(line.Number, columns.HeaderOf(violation.Field), violation.Message);
        }
    }

    // What changes may refer to what is new, and what is new may need the room that a change makes: references wait for the end.
    private async Task<List<ImportError>> SaveAsync(ImportKind kind, ImportSession session, CancellationToken cancellation)
    {
        try
        {
            if (kind == ImportKind.Streets)
            {
                await ResponsibilityLock.TakeAsync(db, null);
            }

            await db.Database.ExecuteSqlRawAsync("set constraints all deferred", cancellation);
            await db.SaveChangesAsync(cancellation);
            await BulkInsert.ExecuteAsync(db, session.Added, cancellation);
            await db.Database.ExecuteSqlRawAsync("select directory.check_references()", cancellation);
            return Scope is null ? [] : await new ReachCheck(db, Scope).AfterAsync(session);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [ImportError.At(0, null,
                "Während des Imports hat jemand anderes dieselben Einträge geändert. Starten Sie den Import noch einmal.")];
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException refusal && ConstraintSentences.IsAboutData(refusal))
        {
            return [ImportError.At(session.RowOf(e.Entries.Count > 0 ? e.Entries[0].Entity : null), null,
                DirectoryConstraints.Sentences.RefusalOf(refusal).Message)];
        }
        catch (RefusedEntity e) when (ConstraintSentences.IsAboutData(e.Refusal))
        {
            return [ImportError.At(session.RowOf(e.Entity), null, DirectoryConstraints.Sentences.RefusalOf(e.Refusal).Message)];
        }
        catch (PostgresException refusal) when (ConstraintSentences.IsAboutData(refusal))
        {
            return [ImportError.At(0, null, DirectoryConstraints.Sentences.RefusalOf(refusal).Message)];
        }
    }

    private static ImportStep StepOf(ImportKind kind, ImportSession session, FileReading reading) => kind switch
    {
        ImportKind.TargetGroups => new TargetGroupsStep(session),
        ImportKind.SchoolHolidays => new SchoolHolidaysStep(session),
        ImportKind.Municipalities => new MunicipalitiesStep(session),
        ImportKind.Counties => new CountiesStep(session),
        ImportKind.Organisations => new OrganisationsStep(session),
        ImportKind.Places => new PlacesStep(session),
        ImportKind.Mandates => new CommissionsStep(session),
        ImportKind.Posts => new PostsStep(session),
        ImportKind.People => new PeopleStep(session),
        ImportKind.Streets => new StreetsStep(session, reading),
        ImportKind.Services => new ServicesStep(session),
        ImportKind.ServicePlaces => new ServicePlacesStep(session),
        ImportKind.ServiceTranslations => new ServiceTranslationsStep(session),
        ImportKind.OfficeHours => new OfficeHoursStep(session),
        ImportKind.Deviations => new DeviationsStep(session),
        ImportKind.Absences => new AbsencesStep(session),
        ImportKind.ClosingDays => new ClosingDaysStep(session),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no importer"),
    };
}
