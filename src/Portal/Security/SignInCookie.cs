namespace IntMan.Portal.Security;

public sealed class SignInCookie(IHostEnvironment environment)
{
    public string Name { get; } = environment.IsDevelopment() ? "sitzung" : "__Host-sitzung";

    public string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 100 } value ? value : null;

    public void Write(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options());

    public void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new() { HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Lax,
        Path = "/", IsEssential = true };
}
