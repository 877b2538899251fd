using System.Text;
using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace IntMan.Portal.Pages.Konto;

/// <summary>
/// Password, authenticator app and recovery codes. Every change asks for the password again (ASVS 7.5.1), except right after it was
/// given to set up the first app.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SicherheitModel(AccountSecurity security, SecondFactors factors, PasswordSignIn signIn, Sessions sessions, AttemptLimit attempts, SessionCookie cookie) : PageModel
{
    [BindProperty(Name = "bisher")]
    public string? OldPassword { get; set; }

    [BindProperty(Name = "neu")]
    public string? NewPassword { get; set; }

    [BindProperty(Name = "geheimnis")]
    public string? SealedSecret { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public SecurityState State { get; private set; } = new();

    /// <summary>Shown once; only their hashes are kept.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Done { get; private set; }

    /// <summary>Secret for the app as text and as picture, while it is set up.</summary>
    public (string Text, string Image)? Setup { get; private set; }

    public bool IsEnrolling => Current.Stage == SessionStage.Enrolment;

    private LiveSession Current => HttpContext.RequiredSession();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (IsEnrolling)
        {
            ShowSetup(null);
        }
    }

    public async Task<IActionResult> OnPostPasswortAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (IsEnrolling)
        {
            return Forbid();
        }

        await CheckOldPasswordAsync(cancellation);
        if (PasswordRules.Refusal(NewPassword, new Account { DisplayName = Current.DisplayName, Email = Current.Email }) is { } refusal)
        {
            ModelState.AddModelError("neu", refusal);
        }

        if (ModelState.IsValid)
        {
            await security.SetPasswordAsync(Current, NewPassword!, HttpContext.Network(), cancellation);
            Done = "Ihr Passwort ist geändert. Auf allen anderen Geräten sind Sie abgemeldet.";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAppAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        await CheckOldPasswordAsync(cancellation);
        if (ModelState.IsValid)
        {
            ShowSetup(null);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (IsEnrolling && State.HasApp)
        {
            return Forbid();
        }

        if (factors.Unseal(Current.AccountId, SealedSecret) is not { } secret)
        {
            ModelState.AddModelError("code", "Die Einrichtung hat zu lange gedauert. Fangen Sie noch einmal an: Der QR-Code unten ist neu.");
            if (IsEnrolling)
            {
                ShowSetup(null);
            }

            return Page();
        }

        var network = HttpContext.Network();
        Codes = await factors.ConfirmAsync(Current.AccountId, secret, string.Concat((Code ?? "").Where(char.IsAsciiDigit)), network, cancellation);
        if (Codes is null)
        {
            ModelState.AddModelError("code", "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App.");
            ShowSetup(secret);
            return Page();
        }

        cookie.Write(Response, await sessions.StartAsync(new NewSession(Current.AccountId, SessionStage.Full, "totp", HttpContext.Device(), network), Current.Id, cancellation));
        await attempts.RememberNetworkAsync(Current.AccountId, network, cancellation);
        await LoadAsync(cancellation);
        Done = "Die App ist eingerichtet.";
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (IsEnrolling || !State.HasApp)
        {
            return Forbid();
        }

        await CheckOldPasswordAsync(cancellation);
        if (ModelState.IsValid)
        {
            Codes = await factors.NewCodesAsync(Current.AccountId, HttpContext.Network(), cancellation);
            await LoadAsync(cancellation);
            Done = "Sie haben neue Wiederherstellungs-Codes. Die alten gelten nicht mehr.";
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation) => State = await security.ReadAsync(Current.AccountId, cancellation);

    private async Task CheckOldPasswordAsync(CancellationToken cancellation)
    {
        if (!await signIn.ConfirmAsync(Current, OldPassword ?? "", HttpContext.Network(), cancellation))
        {
            ModelState.AddModelError("bisher", "Das bisherige Passwort stimmt nicht. Nach mehreren Versuchen warten Sie 15 Minuten.");
        }
    }

    private void ShowSetup(byte[]? secret)
    {
        if (secret is null)
        {
            (secret, SealedSecret) = factors.Begin(Current.AccountId);
        }

        using var data = QRCodeGenerator.GenerateQrCode(Totp.Uri(secret, Current.Email), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Setup = (string.Join(' ', Totp.Base32(secret).Chunk(4).Select(group => new string(group))), "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(5))));
    }
}
