using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>What a service says about itself in another language. The caller has checked the service.</summary>
public sealed class TranslateService(EditDirectory editing)
{
    /// <param name="actor">Who translates.</param>
    /// <param name="service">The service.</param>
    /// <param name="language">See <see cref="ServiceTranslation.Language"/>.</param>
    /// <param name="text">Null takes the translation away.</param>
    /// <param name="seenVersion">The version in the form; 0 when there was no translation.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="RuleViolation">Name or summary is missing or too long.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    public async Task ExecuteAsync(Actor actor, Guid service, string language, TranslatedText? text, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, text is null ? "Übersetzung gelöscht" : "Übersetzung geändert", cancellation);
        var stored = await edit.Db.ServiceTranslations.SingleOrDefaultAsync(t => t.ServiceId == service && t.Language == language, cancellation);
        if (stored is null != (seenVersion == 0))
        {
            throw new ChangedMeanwhile();
        }

        if (stored is not null)
        {
            edit.Expect(stored, seenVersion);
        }

        if (text is null)
        {
            edit.Db.RemoveRange(stored is null ? [] : [stored]);
        }
        else
        {
            (stored ?? edit.Db.Add(new ServiceTranslation(service, language)).Entity).Describe(text.Name, text.Summary, text.Description);
        }

        await edit.SaveAsync(cancellation);
    }
}

/// <param name="Name">Name of the service.</param>
/// <param name="Summary">One plain sentence.</param>
/// <param name="Description">Markdown; null for none.</param>
public sealed record TranslatedText(string Name, string Summary, string? Description);
