using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntMan.Directory.Exchange.Import;

// Finds what a file says about entries that somebody does not keep: before the change, so that nobody takes over what belongs to others,
// and after it, so that nobody puts something where it is out of reach. The rules are those of DirectoryScope.
internal sealed class ReachCheck(DirectoryDbContext db, AccessScope scope)
{
    private const string Sentence =
        "Die Zeile gehört nicht zu Ihrem Zuständigkeitsbereich. Löschen Sie die Zeile oder geben Sie die Datei an die Koordination.";

    // Tables whose rules look at nothing but these columns of the entry itself, so that new entries can be judged before they are
    // written.
    private static readonly HashSet<string> ByOwnKeys = ["county", "association", "municipality", "district", "street", "mandate", "place",
        "post", "target_group", "school_holiday"];

    // Errors of the rows that speak about known entries out of reach, also when they change nothing: they would tell what is stored.
    public async Task<List<ImportError>> BeforeAsync(ImportSession session)
    {
        var outside = await NewAsync(session);
        foreach (var group in scope.All ? [] : session.Known.GroupBy(entity => entity.GetType()))
        {
            var table = db.Model.FindEntityType(group.Key)!.GetTableName()!;
            var rows = group.ToDictionary(KeyOf, session.RowOf);
            var named = table switch { "county" or "association" or "target_group" => "key", "municipality" => "ags", _ => "id" };
            var keys = await QueryAsync($"""
                select e.key from (select t.{named}::text as key, to_jsonb(t) as s from directory.{table} t
                  where t.{named} = any(@keys::{(named == "id" ? "uuid" : "text")}[])) e
                where ({DirectoryScope.Conditions[table]}) is not true
                """, rows.Keys.ToArray());
            outside.AddRange(keys.Select(key => ImportError.At(rows[key], null, Sentence)));
        }

        return outside;
    }

    private async Task<List<ImportError>> NewAsync(ImportSession session)
    {
        var outside = new List<ImportError>();
        foreach (var group in scope.All ? [] : session.Added.GroupBy(entity => entity.GetType()))
        {
            var type = db.Model.FindEntityType(group.Key)!;
            if (ByOwnKeys.Contains(type.GetTableName()!))
            {
                string?[] Column(string name) =>
                    [.. group.Select(entity => type.FindProperty(name)?.GetGetter().GetClrValue(entity) as string)];
                var rows = await db.Database.GetDbConnection().QueryAsync<int>($"""
                    select e.row from (select u.row, jsonb_build_object('key', u.key, 'ags', u.ags, 'county_key', u.county) as s
                      from unnest(@rows, @key, @ags, @county) u (row, key, ags, county)) e
                    where ({DirectoryScope.Conditions[type.GetTableName()!]}) is not true
                    """,
                    scope.With(new { rows = group.Select(session.RowOf).ToArray(), key = Column("Key"), ags = Column("Ags"),
                        county = Column("CountyKey") }),
                    db.Database.CurrentTransaction!.GetDbTransaction(), commandTimeout: 60);
                outside.AddRange(rows.Select(row => ImportError.At(row, null, Sentence)));
            }
        }

        return outside;
    }

    public async Task<List<ImportError>> AfterAsync(ImportSession session)
    {
        var outside = new List<ImportError>();
        foreach (var group in scope.All ? [] : session.Added.Concat(session.Known).GroupBy(entity => entity.GetType()))
        {
            var table = db.Model.FindEntityType(group.Key)!.GetTableName()!;
            var keys = await QueryAsync($"""
                select e.key from (
                    select entity_key as key, after as s from directory.change
                    where change_set_id = current_setting('app.change_set')::uuid and entity = '{table}') e
                where ({DirectoryScope.Conditions[table]}) is not true
                """, []);
            if (keys.Count > 0)
            {
                var rows = group.ToDictionary(KeyOf, session.RowOf);
                outside.AddRange(keys.Select(key => ImportError.At(rows.GetValueOrDefault(key), null, Sentence)));
            }
        }

        return outside;
    }

    private async Task<List<string>> QueryAsync(string sql, string[] keys) => (await db.Database.GetDbConnection().QueryAsync<string>(
        sql, scope.With(new { keys }), db.Database.CurrentTransaction!.GetDbTransaction(), commandTimeout: 60)).AsList();

    private string KeyOf(object entity) => db.Model.FindEntityType(entity.GetType())!.FindPrimaryKey()!.Properties[0].GetGetter()
        .GetClrValue(entity)!.ToString()!;
}
