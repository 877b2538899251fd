using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

public sealed class SuggestionAnswers(Outbox outbox, MailTemplates templates)
{
    public Func<ChangeReader, Task> For(SuggestionLine suggestion, string? reason) => change =>
    {
        var values = new TemplateValues().Set("eintrag", suggestion.Name).Set("was", IssueTexts.Kind(suggestion.Kind)).Set("grund", reason);
        var mail = templates.Render("meldung-beantwortet", values).To("suggestion.answer", suggestion.Email!);
        return outbox.QueueAsync(change.Connection, mail, change.Transaction);
    };
}
