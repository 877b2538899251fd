using IntMan.Caseload.Guard;

namespace IntMan.Caseload.Cases;

/// <summary>Words of the directory's own names, which may stand in a note: institutions, services, family names of people who hold a
/// post. First names are not among them: a client may bear the same.</summary>
public sealed class KnownNames(PublicDirectory directory)
{
    private const int ShortestWord = 4;

    private const string Sql = """
        select o.name from public_directory.organisation o
        union select s.name from public_directory.service s
        union select p.family_name from public_directory.named_person p
        """;

    /// <summary>Empty until they were read.</summary>
    public IReadOnlySet<string> Words { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public async Task RefreshAsync(CancellationToken cancellation) =>
        Words = (await directory.QueryAsync<string>(Sql, new { }, cancellation))
            .SelectMany(name => name.Split([' ', '-', ',', '(', ')', '/', '.'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length >= ShortestWord).Select(GuardLists.Fold).ToHashSet(StringComparer.Ordinal);
}
