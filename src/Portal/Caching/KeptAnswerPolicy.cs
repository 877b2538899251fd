using System.Collections.Concurrent;
using System.Globalization;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace IntMan.Portal.Caching;

// Which answers are kept, and under which key. Everything that may change an answer is part of the key, so that nothing needs to be found
// and taken out in time.
public sealed class KeptAnswerPolicy(ChangeNumbers numbers, SignInCookie session, SiteSettings site, TimeProvider clock)
    : IOutputCachePolicy
{
    // Addresses of people; beyond that many, new ones wait for any change.
    private const int MostNamed = 50_000;
    private const int DigitsOfCounty = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _named = new(StringComparer.Ordinal);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<KeptAnswerAttribute>() is not { } kept || !MayKeep(request, kept))
        {
            return ValueTask.CompletedTask;
        }

        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true, true);
        context.ResponseExpirationTimeSpan = Longest;
        if (kept.IsSearch && request.QueryString.HasValue)
        {
            context.Tags.Add(AnswerStore.SearchTag);
        }

        var rules = context.CacheVaryByRules;
        rules.VaryByHost = site.PublicUrl is null;
        rules.QueryKeys = kept.QueryKeys.ToArray();
        rules.VaryByValues["changes"] = ChangesOf(request, kept.On);
        rules.VaryByValues["language"] = context.HttpContext.Features.GetRequiredFeature<Wording>().Language.Code;
        rules.VaryByValues["encoding"] = NormalizeEncoding(request);

        // What is open now, and which day it is, are told by the minute.
        rules.VaryByValues["minute"] = (clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Features.Set(new AnswerOrigin());
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.Features.GetRequiredFeature<AnswerOrigin>().IsKept = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK
            && response.Headers.SetCookie.Count == 0
            && !response.GetTypedHeaders().CacheControl.NoStores()
            && context.HttpContext.User.Identity?.IsAuthenticated != true;
        if (context.HttpContext.Features.Get<NamedCounties>() is { } named && _named.Count < MostNamed)
        {
            _named[context.HttpContext.Request.Path] = named.Keys;
        }

        return ValueTask.CompletedTask;
    }

    // Of all that the browser takes, the best: so each answer is kept in three forms at most.
    private static string NormalizeEncoding(HttpRequest request)
    {
        var taken = request.GetTypedHeaders().AcceptEncoding.Where(coding => coding.Quality is not 0).Select(coding => coding.Value.Value);
        var best = ((string[])["br", "gzip"]).FirstOrDefault(coding => taken.Contains(coding)) ?? "";
        request.Headers.AcceptEncoding = best;
        return best;
    }

    private bool MayKeep(HttpRequest request, KeptAnswerAttribute kept) => numbers.IsCurrent
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && session.Read(request) is null
        && request.Headers.Authorization.Count == 0
        && request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
        && request.Query.Keys.All(kept.QueryKeys.Contains);

    private string ChangesOf(HttpRequest request, DependsOn on) => on switch
    {
        DependsOn.Services => numbers.Of([ChangeNumbers.Services]),
        DependsOn.MunicipalityAndServices when request.RouteValues["ags"] is string { Length: > DigitsOfCounty } ags =>
            numbers.Of([ags[..DigitsOfCounty], ChangeNumbers.Services]),
        DependsOn.NamedCounties when _named.TryGetValue(request.Path, out var counties) =>
            $"{string.Join(',', counties)}:{numbers.Of(counties)}",
        _ => numbers.OfAnything,
    };
}

// The counties that a page shows something of.
public sealed record NamedCounties(IReadOnlyList<string> Keys);

public sealed class AnswerOrigin
{
    public bool IsKept { get; set; }
}
