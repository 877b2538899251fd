namespace IntMan.Foundation.Mail;

/// <summary> Where links in mails lead: the address the operator set, without one where the portal itself listens. Never what a request
/// says in its Host header: whoever sends the request must not decide where a mail leads. </summary>
/// <param name="configured">Portal__PublicUrl.</param>
/// <param name="listening">Where the portal listens.</param>
/// <param name="isDevelopment">The people who get the mails sit at this machine.</param>
public sealed class PublicAddress(Uri? configured, Func<Uri> listening, bool isDevelopment)
{
    /// <summary>False: no mail can lead anywhere; "check" says so.</summary>
    public bool IsKnown => configured is not null || isDevelopment;

    /// <param name="path">From the root, with its query: "/bestaetigen?code=…".</param>
    public Uri Of(string path) => new((configured ?? listening()).GetLeftPart(UriPartial.Path).TrimEnd('/') + path);
}
