using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Tells whoever has reported something what became of it.</summary>
public sealed class SuggestionAnswers(MailTemplates templates)
{
    public Task SendAsync(Change<DirectoryDbContext> change, SuggestionLine suggestion, string? reason)
    {
        var values = new TemplateValues().Set("eintrag", suggestion.Name).Set("was", IssueTexts.Kind(suggestion.Kind)).Set("grund", reason);
        return change.MailAsync(templates.Render("meldung-beantwortet", values).To("suggestion.answer", suggestion.Email!));
    }
}
