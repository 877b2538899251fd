using System.Data.Common;
using IntMan.Directory.Quality;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

/// <summary>The answer to a reader who left an address.</summary>
public sealed class SuggestionAnswers(Outbox outbox, MailTemplates templates)
{
    /// <param name="suggestion">The report with its address.</param>
    /// <param name="reason">Why it was rejected; null when it was applied.</param>
    public Func<DbConnection, DbTransaction, Task> For(SuggestionLine suggestion, string? reason) => (connection, transaction) =>
    {
        var values = new TemplateValues().Set("eintrag", suggestion.Name).Set("was", IssueTexts.Kind(suggestion.Kind)).Set("grund", reason);
        return outbox.QueueAsync(connection, templates.Render("meldung-beantwortet", values).To("suggestion.answer", suggestion.Email!), transaction);
    };
}
