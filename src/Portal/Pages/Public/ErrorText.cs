using IntMan.Portal.Languages;

namespace IntMan.Portal.Pages.Public;

public sealed record ErrorText(string Title, string Advice)
{
    private static readonly HashSet<int> Known = [400, 403, 404, 405, 409, 413, 414, 429, 500, 503];

    public static ErrorText For(int status, Wording wording)
    {
        var alike = status < 500 ? 400 : 500;
        var known = Known.Contains(status) ? status : alike;
        return new(wording[$"error.{known}.title"], wording[$"error.{known}.advice"]);
    }
}
