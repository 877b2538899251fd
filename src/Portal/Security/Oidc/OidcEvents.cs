using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using IntMan.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace IntMan.Portal.Security.Oidc;

public sealed class OidcEvents(OidcSettings settings, ExternalSignIn external, OneTimeGuard once, TimeProvider clock) : OpenIdConnectEvents
{
    public override Task MessageReceived(MessageReceivedContext context)
    {
        // RFC 9207: an answer that another provider sent here is not looked at.
        var issuer = context.Request.Query["iss"];
        if (!HttpMethods.IsGet(context.Request.Method) || (issuer.Count > 0 && issuer != settings.Issuer))
        {
            context.Fail(new OidcRefused("answer"));
        }

        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        DateTimeOffset? notBefore = context.Properties!.Items.TryGetValue(AskProvider.NotBefore, out var text)
            ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture)
            : null;
        if (IdTokenRules.Failure(context.SecurityToken, settings, clock.GetUtcNow(), notBefore) is { } failure)
        {
            context.Fail(new OidcRefused(failure));
        }
        else if (!await once.TryUseAsync("oidc", context.SecurityToken.Payload.Nonce, OidcServices.LongestJourney * 2,
            context.HttpContext.RequestAborted))
        {
            context.Fail(new OidcRefused("used before"));
        }
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var subject = context.Principal!.FindFirst(JwtRegisteredClaimNames.Sub)!;
        context.Response.Redirect(await external.ExecuteAsync(context.HttpContext, settings.Issuer!, subject.Value, context.Properties!,
            context.ReturnUri));
        context.HandleResponse();
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        // The provider's own texts are not shown: anybody can write them into the address.
        var check = context.Failure is OidcRefused refused ? refused.Check : context.Failure?.GetType().Name;
        context.Response.Redirect(await external.RefuseAsync(context.HttpContext, $"oidc {check}"));
        context.HandleResponse();
    }
}

// A sign-in at the provider that does not count; the message names the check, never a value.
public sealed class OidcRefused(string check) : Exception($"The answer of the identity provider does not count: {check}.")
{
    public string Check { get; } = check;
}
