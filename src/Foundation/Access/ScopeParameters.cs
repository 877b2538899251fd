using Dapper;

namespace IntMan.Foundation.Access;

public static class ScopeParameters
{
    /// <summary>The scope as parameters of a query, and further ones.</summary>
    public static DynamicParameters With(this AccessScope scope, object? more = null)
    {
        var parameters = new DynamicParameters(new { scope.All, scope.Counties, scope.Municipalities, scope.Organisations, scope.People,
            scope.Posts, scope.Services, scope.Day });
        parameters.AddDynamicParams(more);
        return parameters;
    }
}
