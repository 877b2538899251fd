using IntMan.Foundation.Time;

namespace IntMan.Meetings.Concerns;

/// <summary>The way of a concern: forum → round → politics → back, with dates. A lane that the reader may not look into is
/// closed.</summary>
public sealed record ConcernPath(
    string Title, string Forum, string? Round, string? Body, Lane InForum, Lane InRound, Lane InPolitics, Lane Back, string NextWho,
    DateOnly? NextOn)
{
    public IReadOnlyList<Lane> Lanes => [InForum, InRound, InPolitics, Back];

    /// <summary>Everything: for the members of the forum.</summary>
    public static ConcernPath Of(ConcernPage page)
    {
        var path = Of(page.Copies, page.Papers, page.Facts.ReportOn, page.Concern.State == ConcernState.Closed);
        var steps = page.Steps.Where(step => step.Verb is not ConcernVerb.Report and not ConcernVerb.Close
            && (step.Verb != ConcernVerb.Note || step == page.Steps[0])).Select(step => new LaneStep(
                MunicipalCalendar.DayOf(step.At), step.Verb == ConcernVerb.Note ? "eingebracht" : WordOf(step), StepKind.Done,
                step.Verb is ConcernVerb.HandOff or ConcernVerb.Word ? step.Person : null, step.Verb != ConcernVerb.HandOff)).ToList();
        if (page.Concern.State is ConcernState.Raised or ConcernState.Worded or ConcernState.Voting or ConcernState.Released)
        {
            var next = page.Concern.State switch
            {
                ConcernState.Raised => "Wortlaut nach außen schreiben",
                ConcernState.Worded => "über den Wortlaut abstimmen",
                ConcernState.Voting => "Abstimmung läuft",
                _ => "übergeben an die Runde",
            };
            steps.Add(new LaneStep(null, next, StepKind.Next, null, true));
        }

        var (who, on) = page.Concern.State switch
        {
            ConcernState.Raised => ("Das Forum schreibt den Wortlaut.", (DateOnly?)null),
            ConcernState.Worded => ("Das Forum stimmt über den Wortlaut ab.", null),
            ConcernState.Voting => ("Die Mitglieder stimmen ab.", null),
            ConcernState.Released => ($"{page.Facts.Spokesperson ?? "Die Sprechfunktion"} übergibt an die Runde.", null),
            ConcernState.Kept => ("Niemand: Das Anliegen bleibt im Raum.", null),
            ConcernState.ReportedBack => ("Das Forum schließt das Anliegen ab.", null),
            ConcernState.Closed => ("Niemand: Der Kreis ist geschlossen.", null),
            _ when page.Copy is { State: HandOffState.Asked } => ("Das Forum fasst das Anliegen neu.", null),
            _ when page.Copy is { State: HandOffState.Answered or HandOffState.Declined } =>
                ($"{page.Facts.Spokesperson ?? "Die Sprechfunktion"} liest die Antwort im Forum vor.", page.Facts.ReportOn),
            _ => (path.NextWho, path.NextOn),
        };
        return path with
        {
            Title = page.Wording?.Title ?? page.Concern.Title, Forum = page.Series.Title, InForum = new Lane("Forum",
                "Geschützt, nur Mitglieder", steps, IsProtected: true, IsClosed: false), NextWho = who, NextOn = on,
        };
    }

    /// <summary>For those who see the copy and not the room.</summary>
    /// <param name="copies">One that clarifies another follows it.</param>
    /// <param name="papers">That the reader may see.</param>
    /// <param name="reportOn">When the forum hears the answer, where that may be told.</param>
    /// <param name="isClosed">The forum has closed it.</param>
    public static ConcernPath Of(IReadOnlyList<HandOffRow> copies, IReadOnlyList<PaperRow> papers, DateOnly? reportOn = null,
        bool isClosed = false)
    {
        var last = copies.Count > 0 ? copies[^1] : null;
        var inRound = new List<LaneStep>();
        foreach (var copy in copies)
        {
            Add(inRound, copy.HandedOn, copy.FollowsId is null ? "übergeben" : "neu gefasst übergeben");
            Add(inRound, copy.ReceivedOn, "empfangen");
            Add(inRound, copy.ScheduledFor, "auf der Tagesordnung");
            Add(inRound, copy.DiscussedOn, "innere Beratung", isProtected: true);
            Add(inRound, copy.AskedOn, "Rückfrage an das Forum", copy.Question);
            Add(inRound, copy.RecallAskedOn, "Rückruf des Forums", copy.RecallReason);
            Add(inRound, copy.RecallSettledOn, copy.State == HandOffState.Recalled ? "Rückruf angenommen" : "Rückruf abgelehnt");
            Add(inRound, copy.EscalatedOn, "an die Politik gegeben");
        }

        var inPolitics = new List<LaneStep>();
        foreach (var paper in papers)
        {
            Add(inPolitics, paper.SentOn, paper.WithdrawnAt is null ? $"Beratungsunterlage {paper.Number} versandt"
                : $"Beratungsunterlage {paper.Number} zurückgezogen", paper.WithdrawnBecause ?? paper.Body);
            Add(inPolitics, paper.DecidedOn, paper.Result ?? "");
            if (paper is { DecidedOn: null, WithdrawnAt: null })
            {
                inPolitics.Add(new LaneStep(paper.MeetsOn, $"Beratung: {paper.Body}", StepKind.Next, null, false));
            }
        }

        var back = new List<LaneStep>();
        Add(back, last?.AnsweredOn, last?.State == HandOffState.Declined ? "abgelehnt mit Grund" : "Antwort der Runde liegt vor");
        if (last is { ReportedOn: null, AnsweredOn: not null })
        {
            back.Add(new LaneStep(reportOn, "im Forum berichten", StepKind.Next, "steht von selbst auf der Tagesordnung", false));
        }

        Add(back, last?.ReportedOn, "im Forum berichtet");
        if (last is { State: not (HandOffState.Recalled or HandOffState.Clarified) } && !isClosed)
        {
            back.Add(new LaneStep(null, "Anliegen schließen", StepKind.Open, "nach dem Vorlesen im Forum", false));
        }

        return new ConcernPath(last?.Title ?? "", last?.Forum ?? "", last?.Round, papers.Count > 0 ? papers[^1].Body : null,
            new Lane("Forum", "Geschützt, nur Mitglieder", [], IsProtected: true, IsClosed: true),
            new Lane("Runde", last?.Round ?? "noch nicht übergeben", inRound, false, false),
            new Lane("Politik", papers.Count > 0 ? papers[^1].Body : "nicht beteiligt", inPolitics, false, false),
            new Lane("Zurück", "Runde, dann Forum", back, false, false), Next(last, papers), NextDay(last, papers));
    }

    private static string Next(HandOffRow? copy, IReadOnlyList<PaperRow> papers) => copy?.State switch
    {
        null => "",
        _ when copy.IsRecallOpen => $"{copy.Round} antwortet auf den Rückruf.",
        HandOffState.Sent => $"Das Büro der Runde nimmt an: {copy.Round}.",
        HandOffState.Received => $"{copy.Round} setzt es auf eine Tagesordnung.",
        HandOffState.Scheduled => $"{copy.Round} berät.",
        HandOffState.Discussed => $"{copy.Round} antwortet.",
        HandOffState.Asked => "Das Forum fasst das Anliegen neu.",
        HandOffState.Escalated => papers.Any(paper => paper is { DecidedOn: null, WithdrawnAt: null })
            ? $"{papers[^1].Body} berät." : $"{copy.Round} antwortet.",
        HandOffState.Answered or HandOffState.Declined when copy.ReportedOn is null => "Das Forum hört die Antwort.",
        HandOffState.Recalled => "Niemand: Das Forum hat das Anliegen zurückgerufen.",
        HandOffState.Clarified => "Niemand: Das Forum hat das Anliegen neu gefasst.",
        _ => "Niemand: Der Kreis ist geschlossen.",
    };

    private static DateOnly? NextDay(HandOffRow? copy, IReadOnlyList<PaperRow> papers) => copy?.State switch
    {
        HandOffState.Scheduled => copy.ScheduledFor,
        HandOffState.Escalated when papers.Count > 0 && papers[^1].DecidedOn is null => papers[^1].MeetsOn,
        _ => null,
    };

    private static string WordOf(StepRow step) => step.Verb switch
    {
        ConcernVerb.Word => "Wortlaut vorgeschlagen",
        ConcernVerb.OpenVote => "Abstimmung eröffnet",
        ConcernVerb.Release => "Wortlaut freigegeben, die Regel des Forums ist erfüllt",
        ConcernVerb.Keep => "im Raum behalten",
        ConcernVerb.Revoke => "Freigabe widerrufen",
        ConcernVerb.HandOff => "übergeben an die Runde",
        _ => ConcernMachine.States.TextOf(step.State),
    };

    private static void Add(List<LaneStep> lane, DateOnly? on, string text, string? detail = null, bool isProtected = false)
    {
        if (on is not null)
        {
            lane.Add(new LaneStep(on, text, StepKind.Done, isProtected ? "Zu sehen sind Stand, Daten und Antwort." : detail, isProtected));
        }
    }
}

/// <param name="IsProtected">Its steps carry a padlock.</param>
/// <param name="IsClosed">The reader may not look into it.</param>
public sealed record Lane(string Title, string Who, IReadOnlyList<LaneStep> Steps, bool IsProtected, bool IsClosed);

public enum StepKind
{
    Done,
    Next,
    Open,
}

public sealed record LaneStep(DateOnly? On, string Text, StepKind Kind, string? Detail, bool IsProtected);
