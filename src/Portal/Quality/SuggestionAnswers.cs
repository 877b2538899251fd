using System.Data.Common;
using IntMan.Directory.Quality;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

public sealed class SuggestionAnswers(Outbox outbox, MailTemplates templates)
{
    public Func<DbConnection, DbTransaction, Task> For(SuggestionLine suggestion, string? reason) => (connection, transaction) =>
    {
        var values = new TemplateValues().Set("eintrag", suggestion.Name).Set("was", IssueTexts.Kind(suggestion.Kind)).Set("grund", reason);
        return outbox.QueueAsync(connection, templates.Render("meldung-beantwortet", values).To("suggestion.answer", suggestion.Email!),
            transaction);
    };
}
