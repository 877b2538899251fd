using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>What a service says about itself in another language.</summary>
public sealed class TranslateService(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid service, string language, TranslatedText? text, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, text is null ? "Übersetzung gelöscht" : "Übersetzung geändert", async change =>
        {
            await change.RequireAsync("service", service.ToString());
            var stored = await change.Db.ServiceTranslations.SingleOrDefaultAsync(t => t.ServiceId == service && t.Language == language,
                cancellation);
            if (stored is null != (seenVersion == 0))
            {
                throw new ChangedMeanwhile();
            }

            if (stored is not null)
            {
                change.Expect(stored, seenVersion);
            }

            if (text is null)
            {
                change.Db.RemoveRange(stored is null ? [] : [stored]);
            }
            else
            {
                (stored ?? change.Db.Add(new ServiceTranslation(service, language)).Entity)
                    .Describe(text.Name, text.Summary, text.Description);
            }
        }, cancellation, byOwners: true);
}

public sealed record TranslatedText(string Name, string Summary, string? Description);
