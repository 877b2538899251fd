using IntMan.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>The SQL files make the schema, EF Core only maps it: both must say the same.</summary>
public sealed class ModelTests(TestCluster cluster)
{
    [Fact]
    public async Task Model_ComparedWithTheSchema_HasTheSameTablesColumnsTypesAndNullability()
    {
        await using var database = await cluster.OpenAsync("migrated");
        await using var directory = database.CreateDirectory();
        var mapped = directory.Model.GetEntityTypes().SelectMany(ColumnsOf).Order(StringComparer.Ordinal).ToList();
        Assert.True(mapped.Count > 100, "The model has hardly any columns.");
        Assert.Equal(
            await ListAsync("""
                select 'directory.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid,
                  a.atttypmod) || case when a.attnotnull then ' not null' else '' end
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relkind = 'r' and c.relnamespace = 'directory'::regnamespace
                  and c.relname not in ('change', 'change_set', 'import_job', 'import_reading',
                    'service_revision', 'listing') and a.attnum > 0
                  and not a.attisdropped
                """),
            mapped);
    }

    [Fact]
    public async Task Model_Keys_AreTheSchemasPrimaryKeys()
    {
        await using var database = await cluster.OpenAsync("migrated");
        await using var directory = database.CreateDirectory();
        var mapped = directory.Model.GetEntityTypes()
            .Select(e => $"{e.GetTableName()}: {string.Join(", ", e.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()))}");
        Assert.Equal(
            await ListAsync("""
                select t.relname || ': ' || string_agg(a.attname, ', ' order by a.attnum)
                from pg_constraint c join pg_class t on t.oid = c.conrelid
                  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                where c.contype = 'p' and c.connamespace = 'directory'::regnamespace
                  and t.relname not in ('change', 'change_set', 'import_job', 'import_reading',
                    'service_revision', 'listing') group by t.relname
                """),
            mapped.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ColumnsOf(IEntityType entity) => entity.GetProperties().Where(p => p.GetColumnName() != "xmin")
        .Select(p =>
            $"{entity.GetSchema()}.{entity.GetTableName()}.{p.GetColumnName()} "
            + $"{p.GetColumnType()}{(p.IsColumnNullable() ? "" : " not null")}");

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = await cluster.ConnectAsync("migrated");
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
