using IntMan.Benchmarks.Transfer;

namespace IntMan.Benchmarks.Faults;

// Reads pages and adds streets, and notes what came back.
public sealed class FaultVisitor(Uri address) : StaffVisitor(address)
{
    public const int Fine = 200;
    public const int NoAnswer = 0;
    private const string NewStreet = "/verwaltung/strassen/neu";

    public async Task<int> ReadStatusAsync(string page)
    {
        try
        {
            using var answer = await Client.GetAsync(Of(page));
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return NoAnswer;
        }
    }

    // Fine is only what the portal has acknowledged: it sends whoever has saved to the page of the new street.
    public async Task<int> AddStreetAsync(string name)
    {
        try
        {
            var page = await ReadAsync(NewStreet);
            var fields = FieldsOf(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Where(field => field.Key != "name").ToList();
            var token = fields.First(field => field.Key == "__RequestVerificationToken").Value;
            using var answer = await PostAsync(NewStreet, token,
                [.. fields.Where(field => field.Key is "version" or "formular"), new("name", name), new("gemeinde", "08215017")]);
            return answer.RequestMessage!.RequestUri!.Query.Contains("gespeichert", StringComparison.Ordinal) ? Fine
                : Refusal((int)answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return (int?)e.StatusCode ?? NoAnswer;
        }
    }

    // A page without an error that has not saved either: the form was shown again or somebody has been signed out.
    private static int Refusal(int status) => status == Fine ? 422 : status;
}
