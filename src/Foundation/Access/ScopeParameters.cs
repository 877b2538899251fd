using Dapper;

namespace IntMan.Foundation.Access;

public static class ScopeParameters
{
    /// <summary>The scope as parameters of a query, and further ones. Names are compared without regard to case: those of the scope begin
    /// with "scope_", which no property does, so that none of the further ones takes their place.</summary>
    public static DynamicParameters With(this AccessScope scope, object? more = null)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("scope_all", scope.All);
        parameters.Add("scope_counties", scope.Counties);
        parameters.Add("scope_municipalities", scope.Municipalities);
        parameters.Add("scope_organisations", scope.Organisations);
        parameters.Add("scope_people", scope.People);
        parameters.Add("scope_posts", scope.Posts);
        parameters.Add("scope_services", scope.Services);
        parameters.Add("scope_day", scope.Day);
        return parameters;
    }
}
