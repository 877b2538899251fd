using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Security;

// A form that was sent after the session had ended: it is kept for the account that typed it, and signing in leads back to it. Whose it
// is says a cookie that outlives the session; without it, or with somebody else's sign-in, nothing is shown.
public sealed class EndedSession(IDataProtectionProvider protection, IHostEnvironment environment, PausedForms keep, PausedFormCookie kept)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("last account").ToTimeLimitedDataProtector();
    private readonly string _name = environment.IsDevelopment() ? "zuletzt" : "__Host-zuletzt";

    public void Remember(HttpResponse response, Guid accountId) => response.Cookies.Append(_name,
        Convert.ToBase64String(_protector.Protect(accountId.ToByteArray(), Lifetime)), Options());

    public void Forget(HttpResponse response) => response.Cookies.Delete(_name, Options());

    // Where to go after signing in; null when there is nothing to keep.
    public async Task<string?> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || AccountOf(request) is not { } account)
        {
            return null;
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        return PausedForms.CanKeep(request) && kept.Keep(context, keep.Seal(account, request.Path + request.QueryString, form))
            ? "/konto/bestaetigen" + QueryString.Create("handler", "Weiter").Add("zurueck", request.Path) : null;
    }

    private Guid? AccountOf(HttpRequest request)
    {
        try
        {
            return request.Cookies[_name] is { Length: > 0 and < 1000 } value
                ? new Guid(_protector.Unprotect(Convert.FromBase64String(value))) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private CookieOptions Options() => new() { HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Strict,
        Path = "/", IsEssential = true };
}
