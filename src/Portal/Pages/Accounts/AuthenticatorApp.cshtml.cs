using System.Text;
using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace IntMan.Portal.Pages.Accounts;

[StepUp]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AuthenticatorAppModel(AccountSecurity security, SecondFactors factors, StartSignIn start) : PageModel
{
    [BindProperty(Name = "geheimnis")]
    public string? SealedSecret { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public SecurityState State { get; private set; } = new();

    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Done { get; private set; }

    public (string Text, string Image)? Setup { get; private set; }

    public bool IsEnrolling => Current.Stage == SignInStage.Enrolment;

    private SignInSession Current => HttpContext.RequiredSignIn();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        if (IsEnrolling && !State.HasPassword)
        {
            return RedirectToPage("/Accounts/Enrolment");
        }

        if (!State.HasApp)
        {
            ShowSetup(null);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostWechselnAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        ShowSetup(null);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        if (IsEnrolling && (State.HasApp || !State.HasPassword))
        {
            return Forbid();
        }

        if (factors.Unseal(Current.AccountId, SealedSecret) is not { } secret)
        {
            ModelState.AddModelError("code",
                "Die Einrichtung hat zu lange gedauert. Fangen Sie noch einmal an: Der QR-Code unten ist neu.");
            ShowSetup(null);
            return Page();
        }

        var typed = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        switch (await factors.ConfirmAsync(HttpContext.Caller(), secret, typed, cancellation))
        {
            case NewAppAnswer.Accepted accepted:
                Codes = accepted.Codes;
                break;
            case NewAppAnswer.TooLate:
                return Challenge();
            default:
                ModelState.AddModelError(
                    "code", "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App.");
                ShowSetup(secret);
                return Page();
        }

        await start.ExecuteAsync(HttpContext, Current.AccountId, SignInStage.Full, "totp", cancellation);
        State = await security.ReadAsync(Current.AccountId, cancellation);
        Done = "Die App ist eingerichtet. Auf allen anderen Geräten sind Sie abgemeldet.";
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        if (IsEnrolling || !State.HasApp)
        {
            return Forbid();
        }

        Codes = await factors.NewCodesAsync(HttpContext.Caller(), cancellation);
        State = await security.ReadAsync(Current.AccountId, cancellation);
        Done = "Sie haben neue Wiederherstellungs-Codes. Die alten gelten nicht mehr.";
        return Page();
    }

    private void ShowSetup(byte[]? secret)
    {
        if (secret is null)
        {
            (secret, SealedSecret) = factors.Begin(Current.AccountId);
            ModelState.Remove("geheimnis");
        }

        using var data = QRCodeGenerator.GenerateQrCode(Totp.Uri(secret, Current.Email), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Setup = (string.Join(' ', Totp.Base32(secret).Chunk(4).Select(group => new string(group))),
            "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(5))));
    }
}
