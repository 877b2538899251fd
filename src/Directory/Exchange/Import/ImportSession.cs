using System.Runtime.CompilerServices;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IntMan.Directory.Exchange.Import;

internal sealed class ImportSession(DirectoryDbContext db, MunicipalCalendar calendar)
{
    private readonly Dictionary<object, int> _rowOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, uint> _versions = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> _added = [];
    private readonly Dictionary<string, (int Row, string Content)> _seen = new(StringComparer.Ordinal);
    private Outcome _outcome;

    private enum Outcome
    {
        Unchanged,
        Changed,
        Created,
    }

    public DirectoryDbContext Db => db;

    public MunicipalCalendar Calendar => calendar;

    public int Created { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<object> Added => _added;

    public IReadOnlyCollection<object> Known => _known;

    public async IAsyncEnumerable<T> LoadAsync<T>([EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        var all = db.Set<T>().AsNoTracking().Select(entity => new { Entity = entity, Version = EF.Property<uint>(entity, "Version") });
        await foreach (var loaded in all.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            _versions[loaded.Entity] = loaded.Version;
            yield return loaded.Entity;
        }
    }

    public T Upsert<T>(T? known, T fresh, ImportRow row)
        where T : class => Upsert(known, fresh, row.Number);

    public T Upsert<T>(T? known, T fresh, int row)
        where T : class
    {
        if (known is null)
        {
            Save(fresh, isNew: true, row);
            return fresh;
        }

        if (_versions.ContainsKey(known))
        {
            Mention(known, row);
            if (IsSame(known, fresh))
            {
                return known;
            }

            Follow(known);
        }

        CopyDifferences(db.Entry(known), fresh);
        Save(known, isNew: false, row);
        return known;
    }

    public bool Save(object entity, bool isNew, ImportRow row) => Save(entity, isNew, row.Number);

    public bool Save(object entity, bool isNew, int row)
    {
        _rowOf.TryAdd(entity, row);
        if (isNew)
        {
            _added.Add(entity);
            _outcome = Outcome.Created;
            return true;
        }

        var entry = db.Entry(entity);
        if (entry.State == EntityState.Detached)
        {
            return true;
        }

        _known.Add(entity);
        entry.DetectChanges();
        if (entry.State == EntityState.Modified && _outcome == Outcome.Unchanged)
        {
            _outcome = Outcome.Changed;
        }

        return entry.State != EntityState.Unchanged;
    }

    public void Mention(object entity, ImportRow row) => Mention(entity, row.Number);

    public void Mention(object entity, int row)
    {
        if ((_versions.ContainsKey(entity) || db.Entry(entity).State != EntityState.Detached) && _known.Add(entity))
        {
            _rowOf.TryAdd(entity, row);
        }
    }

    public bool IsRepeated(ImportRow row, string key, IEnumerable<string> columns)
    {
        var content = row.Content(columns);
        if (_seen.TryAdd(key, (row.Number, content)))
        {
            return false;
        }

        var (earlier, before) = _seen[key];
        return before == content ? true
            : throw row.Refuse(null, $"Zeile {earlier} macht zu demselben Eintrag andere Angaben. Löschen Sie eine der beiden Zeilen.");
    }

    public void BeginRow() => _outcome = Outcome.Unchanged;

    public void CloseRow()
    {
        Created += _outcome == Outcome.Created ? 1 : 0;
        Changed += _outcome == Outcome.Changed ? 1 : 0;
        Unchanged += _outcome == Outcome.Unchanged ? 1 : 0;
    }

    public int RowOf(object? entity) => entity is not null ? _rowOf.GetValueOrDefault(entity) : 0;

    private void Follow(object known)
    {
        _versions.Remove(known, out var version);
        db.Attach(known).Property("Version").OriginalValue = version;
    }

    private bool IsSame<T>(T known, T fresh)
        where T : class => ValuesOf(db.Model.FindEntityType(typeof(T))!).All(property =>
            property.GetValueComparer().Equals(property.GetGetter().GetClrValue(known), property.GetGetter().GetClrValue(fresh)));

    private static IEnumerable<IProperty> ValuesOf(IEntityType type) =>
        type.GetProperties().Where(p => !p.IsPrimaryKey() && !p.IsConcurrencyToken && !p.IsShadowProperty()
        && p.ValueGenerated != ValueGenerated.OnAddOrUpdate);

    private static void CopyDifferences<T>(EntityEntry<T> entry, T fresh)
        where T : class
    {
        foreach (var property in ValuesOf(entry.Metadata).Select(p => entry.Property(p)))
        {
            var value = property.Metadata.GetGetter().GetClrValue(fresh);
            if (!property.Metadata.GetValueComparer().Equals(property.CurrentValue, value))
            {
                property.CurrentValue = value;
            }
        }
    }
}
