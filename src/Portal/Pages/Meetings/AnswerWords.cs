using IntMan.Foundation.Text;
using IntMan.Meetings.Planning;

namespace IntMan.Portal.Pages.Meetings;

public static class AnswerWords
{
    public static Labels<InvitationAnswer> All { get; } = new(
        (InvitationAnswer.Accepted, ["Zugesagt"]), (InvitationAnswer.Tentative, ["Vielleicht"]), (InvitationAnswer.Declined,
            ["Abgesagt"]),
        (InvitationAnswer.Substitute, ["Vertretung"]), (InvitationAnswer.None, ["keine Antwort"]));

    public static IEnumerable<(string Value, string Text)> Given => All.All.Where(word => word.Stored != nameof(InvitationAnswer.None));
}
