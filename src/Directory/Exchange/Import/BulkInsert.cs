using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace IntMan.Directory.Exchange.Import;

internal static class BulkInsert
{
    private const int UsualPatience = 30;

    public static async Task ExecuteAsync(DirectoryDbContext db, IReadOnlyList<object> added, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        foreach (var group in added.GroupBy(entity => entity.GetType()).OrderBy(group => Depth(db.Model.FindEntityType(group.Key)!)))
        {
            await CopyAsync((connection, TimeSpan.FromSeconds(db.Database.GetCommandTimeout() ?? UsualPatience)),
                db.Model.FindEntityType(group.Key)!, [.. group], cancellation);
        }
    }

    private static async Task CopyAsync((NpgsqlConnection Connection, TimeSpan TimeLimit) to, IEntityType type, List<object> rows,
        CancellationToken cancellation)
    {
        var columns = type.GetProperties().Where(property => !property.IsConcurrencyToken)
            .Select(property => (property.GetGetter(), property.GetTypeMapping().Converter, Name: property.GetColumnName(),
                Type: property.GetRelationalTypeMapping().StoreTypeNameBase)).ToList();
        try
        {
            await using var writer = await to.Connection.BeginBinaryImportAsync(
                $"copy {type.GetSchema()}.{type.GetTableName()} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin "
                + "(format binary)", cancellation);
            writer.Timeout = to.TimeLimit;
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancellation);
                foreach (var (getter, converter, _, store) in columns)
                {
                    var value = getter.GetClrValue(row);
                    value = converter is null ? value : converter.ConvertToProvider(value);
                    await (value is null ? writer.WriteNullAsync(cancellation) : writer.WriteAsync(value, store, cancellation));
                }
            }

            await writer.CompleteAsync(cancellation);
        }
        catch (PostgresException refusal)
        {
            throw new RefusedEntity(LineOf(refusal) is { } line && line <= rows.Count ? rows[line - 1] : null, refusal);
        }
    }

    // "COPY responsibility, line 17"; references and triggers that look at the whole statement name no line.
    private static int? LineOf(PostgresException refusal) =>
        refusal.Where?.Split(", line ") is [_, var rest, ..]
            && int.TryParse(rest.AsSpan(0, rest.TakeWhile(char.IsAsciiDigit).Count()), out var line) && line > 0 ? line : null;

    private static int Depth(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.PrincipalEntityType != type).Select(key => Depth(key.PrincipalEntityType) + 1)
            .DefaultIfEmpty(0).Max();
}

internal sealed class RefusedEntity(object? entity, PostgresException refusal) : Exception(refusal.MessageText, refusal)
{
    public object? Entity => entity;

    public PostgresException Refusal => refusal;
}
