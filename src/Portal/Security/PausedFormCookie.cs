using Microsoft.AspNetCore.Authentication.Cookies;

namespace IntMan.Portal.Security;

// A kept form on its way to the identity provider and back: sealed as PausedForms seals it, in a cookie that only the page of the proof
// gets. An address would show it to the provider, and a form may not lead there.
public sealed class PausedFormCookie(IHostEnvironment environment)
{
    private const string Page = "/konto/bestaetigen";

    // Browsers send all cookies in one line, and the server bounds it.
    private const int Longest = 12_000;

    private readonly ChunkingCookieManager _cookies = new();
    private readonly string _name = environment.IsDevelopment() ? "entwurf" : "__Secure-entwurf";

    public bool Keep(HttpContext context, string sealedForm)
    {
        if (sealedForm.Length > Longest)
        {
            return false;
        }

        _cookies.AppendResponseCookie(context, _name, sealedForm, Options());
        return true;
    }

    public string? Take(HttpContext context)
    {
        var sealedForm = _cookies.GetRequestCookie(context, _name);
        if (sealedForm is not null)
        {
            _cookies.DeleteCookie(context, _name, Options());
        }

        return sealedForm;
    }

    private CookieOptions Options() => new() { HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Lax,
        Path = Page, IsEssential = true, MaxAge = PausedForms.Lifetime };
}
