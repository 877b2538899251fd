using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Forms;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>What is typed wrongly into the forms of cases.</summary>
internal static class CaseMistakes
{
    private const string Day = "Geben Sie den Tag so ein: 25.11.2026.";

    public static IReadOnlyList<MistakeCase> All { get; } =
    [
        new("/Caseload/CaseForm", "im2", "/faelle/neu", [("ort", ""), ("erstkontakt", "neulich"), ("zugang", ""), ("art", "")],
            [("ort", "Wählen Sie den Ort."), ("erstkontakt", Day), ("zugang", "Wählen Sie den Zugang."),
                ("art", "Wählen Sie die Art der Beratung.")]),
        new("/Caseload/Inquiry", "im2", "/faelle/anfrage", [("tag", "2"), ("datum", "neulich"), ("weg", ""), ("ort", "99999999")],
            [("datum", Day), ("weg", "Wählen Sie den Weg."), ("thema", "Wählen Sie mindestens ein Thema."), ("ort",
                "Wählen Sie den Ort.")]),
        new("/Caseload/ConsentForm", "im2", "/einwilligung/neu?art=Release",
            [("art", "Release"), ("stelle", "Irgendwer"), ("unterschrieben", "neulich"), ("fassung", "neu"), ("bis", "bald"), ("liegt",
                "")],
            [("stelle", "Wählen Sie eine Stelle aus dem Verzeichnis."), ("themen", "Wählen Sie, worüber gesprochen werden darf."),
                ("unterschrieben", Day), ("fassung", "Geben Sie die Nummer der Fassung ein, zum Beispiel 3."), ("bis", Day),
                ("liegt", "Wählen Sie, wo das Papier liegt.")]) { Way = PlanAsync },
        new("/Caseload/TalkForm", "im2", "/gespraech",
            [("tag", "2"), ("datum", "neulich"), ("weg", ""), ("wer", ""), ("naechster", "anderer"), ("naechster-am", "bald"),
                ("notiz", "Telefon 0171 3920014")],
            [("datum", Day), ("weg", "Wählen Sie den Weg."), ("wer", "Wählen Sie, mit wem Sie gesprochen haben."),
                ("thema", "Wählen Sie mindestens ein Thema."), ("naechster-am", Day),
                ("notiz", "Entfernen Sie aus dem Text, was jemanden verrät: Telefonnummer. Erkannt: „0171 3920014“.")]) { Way = PlanAsync },
        new("/Caseload/FrameForm", "im2", "/rahmen",
            [("erstkontakt", "neulich"), ("zugang", "HandOver"), ("mitplan", ""), ("art", ""), ("teil-a", "nein"), ("teil-a-grund", ""),
                ("teil-b", "nein"), ("teil-b-grund", "")],
            [("erstkontakt", Day), ("mitplan", "Wählen Sie, ob die Person mit Integrationsplan kam."),
                ("art", "Wählen Sie die Art der Beratung."),
                ("teil-a-grund", "Wählen Sie die Begründung, warum es keinen Teil A gibt."),
                ("teil-b-grund", "Wählen Sie die Begründung, warum es keinen Teil B gibt.")]) { Way = PlanAsync },
        new("/Caseload/GoalForm", "im2", "/ziele",
            [("bereich", ""), ("ziel", ""), ("eigenes", ""), ("vereinbart", "neulich"), ("geplant", "bald"), ("bis-1", "gleich"),
                ("erreicht", ""),
                ("stelle", "Irgendwer"), ("anmerkung", "Rückruf 0171 3920014")],
            [("bereich", "Wählen Sie den Bereich."), ("ziel", "Wählen Sie ein Ziel oder schreiben Sie ein eigenes."), ("vereinbart", Day),
                ("geplant", Day), ("bis-1", Day), ("erreicht", "Wählen Sie, ob das Ziel erreicht ist."),
                ("stelle", "Wählen Sie eine Stelle aus dem Verzeichnis."),
                ("anmerkung", "Entfernen Sie aus dem Text, was jemanden verrät: Telefonnummer. Erkannt: „0171 3920014“.")]) { Way = PlanAsync },
        new("/Caseload/CaseEnd", "im2", "/ende", [("ende", "neulich"), ("grund", "")],
            [("ende", Day), ("grund", "Wählen Sie den Grund.")]) { Way = PlanAsync },
        new("/Caseload/HandOverForm", "im2", "/uebergabe", [("an", "irgendwer"), ("mit", "warm"), ("termin", "neulich")],
            [("an", "Wählen Sie eine Fachkraft aus der Liste."),
                ("mit", "Für eine warme Übergabe fehlt die Einwilligung zur Übergabe. Tragen Sie sie zuerst ein."), ("termin", Day)]) { Way = PlanAsync },
        new("/Caseload/StatusForm", "im2", "/stichtag", [("stichtag", "neulich"), ("stand", "")],
            [("stichtag", Day), ("stand", "Wählen Sie den Stand.")]) { Way = PlanAsync },
        new("/Caseload/Reports/ReportForm", "koordination", "/auswertung/neu", [("gebiet", ""), ("von", "bald"), ("bis", "")],
            [("gebiet", "Wählen Sie das Gebiet."), ("von", Day), ("bis", "Geben Sie den letzten Tag ein, zum Beispiel 31.12.2026.")]),
        new("/Caseload/TopicForm", "im2", "/faelle/themenmeldung", [("thema", ""), ("raumschaft", ""), ("runde", "")],
            [("thema", "Wählen Sie das Thema."), ("raumschaft", "Wählen Sie die Raumschaft."), ("runde", "Wählen Sie die Runde.")]),
    ];

    private static async Task<(IHtmlDocument Page, string Address)> PlanAsync(Visitor manager, string part)
    {
        var address = await manager.OpenPlanAsync();
        return (await manager.PageAsync(address + part), address + part);
    }
}
