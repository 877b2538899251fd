using Dapper;

namespace IntMan.Foundation.Access;

public static class ScopeParameters
{
    /// <summary>The scope as parameters of a query, and further ones. Names are compared without regard to case: those of the scope begin
    /// with "scope_", which no property does, so that none of the further ones takes their place.</summary>
    public static DynamicParameters With(this AccessScope scope, object? more = null)
    {
        var parameters = new DynamicParameters(more);
        parameters.AddDynamicParams(scope.Named());
        return parameters;
    }

    /// <summary>The same by name, for what is asked together with others.</summary>
    public static Dictionary<string, object?> Named(this AccessScope scope, object? more = null)
    {
        var named = (more?.GetType().GetProperties() ?? []).ToDictionary(property => property.Name, property => property.GetValue(more));
        named["scope_all"] = scope.All;
        named["scope_counties"] = scope.Counties;
        named["scope_municipalities"] = scope.Municipalities;
        named["scope_organisations"] = scope.Organisations;
        named["scope_people"] = scope.People;
        named["scope_posts"] = scope.Posts;
        named["scope_services"] = scope.Services;
        named["scope_day"] = scope.Day;
        return named;
    }
}
