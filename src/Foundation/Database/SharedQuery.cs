using Dapper;

namespace IntMan.Foundation.Database;

/// <summary>Statements of one part of a page, sent together with those of other parts in one round trip by
/// ReadAsCaller.</summary>
/// <param name="Sql">Each statement ends with a semicolon. The same name of a parameter means the same value in all parts.</param>
/// <param name="Values">Of the parameters.</param>
/// <param name="ReadAsync">Reads as many results as there are statements.</param>
public sealed record SharedQuery(string Sql, IReadOnlyDictionary<string, object?> Values, Func<SqlMapper.GridReader, Task> ReadAsync);
