using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Services;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed partial class ForeignImport
{
    private const string ConfirmedBy = "Quelle";
    private const int LongestNote = 2000;
    private readonly Dictionary<Guid, Service> _services = [];
    private readonly HashSet<string> _serviceSlugs = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _takenServices = [];
    private HashSet<(Guid Service, DateOnly Day)> _confirmations = [];
    private Dictionary<Guid, ForeignRow>? _terms;
    private ILookup<Guid, ForeignRow>? _links;

    private void TakeServices()
    {
        foreach (var row in package["service"])
        {
            var name = Name(row, "name") ?? Name(row, "alternate_name");
            if (Claim(row, "service", name) is not { } id)
            {
                continue;
            }

            if (name is null)
            {
                _report.Skip(row, "das Angebot hat keinen Namen");
            }
            else if (Reference(row, "organization", "organization_id") is not { } organisation || !_organisations.ContainsKey(organisation))
            {
                _report.Skip(row, "die Organisation des Angebots ist nicht dabei");
            }
            else if (IsOurs(row, _services.GetValueOrDefault(id) is { SourceKey: null }))
            {
                continue;
            }
            else
            {
                Upserted(() => TakeService(row, id, name, organisation));
            }
        }
    }

    private void TakeService(ForeignRow row, Guid id, string name, Guid organisation)
    {
        var known = _services.GetValueOrDefault(id);
        var terms = new ForeignTerms(TermsOf(row, id));
        var fresh = new Service(known?.Slug ?? SlugOf(name, id, _serviceSlugs), name, organisation,
            terms.Kind ?? known?.Kind ?? ServiceKind.Other).WithId(id);
        var (summary, description) = HsdsTexts.SplitDescription(Text(row, Service.LongestDescription, "description", "short_description")
            ?? known?.Summary ?? name);
        fresh.Describe(name, summary, row.Values.ContainsKey("description") || known is null ? description : known.Description);
        if (terms.Areas.Length == 0 && known is null)
        {
            _report.Repair(row, "ohne erkannten Lebensbereich: „Allgemein“");
        }

        fresh.Classify(organisation, fresh.Kind, terms.Areas.Length > 0 ? terms.Areas
            : known?.Areas ?? [AreaOfLife.General],
            [.. (known?.Keywords ?? []).Union(terms.Words, StringComparer.OrdinalIgnoreCase).Union(OtherName(row, name)).Take(60)]);
        Limit(row, known, fresh, id, terms);
        Admit(row, known, fresh, id);
        var languages = LanguagesOf(id);
        fresh.OfferLanguages(languages.Length > 0 ? languages : known?.Languages ?? [],
            Text(row, LongestNote, "interpretation_services") ?? known?.Interpreting);
        var eligibility = Text(row, LongestNote, "eligibility_description", "eligibility") ?? EligibilityOf(id);
        var fixedWords = HsdsTexts.Eligibility([.. fresh.ResidenceStatuses.Select(status => status.ToString())], fresh.OnlyFor?.ToString(),
            fresh.LanguageLevel?.ToString(), null);
        fresh.Advise(known?.ReferWhen, (eligibility is null ? null : HsdsTexts.NoteOfEligibility(eligibility, fixedWords))
            ?? known?.SettleFirst, known?.NotHere);
        fresh.Reach(
            PhoneOf(Children("phone", "service")[id].Where(phone => !phone.Values.ContainsKey("service_at_location_id"))) ?? known?.Phone,
            Read(row, "email", ForeignTexts.Mail, "keine E-Mail-Adresse") ?? known?.Email,
            Read(row, "url", ForeignTexts.Web, "keine Internetadresse") ?? known?.Website);
        Serve(known, fresh, id);
        Report(known, fresh, id);
        var (from, under, key) = Origin(row, known?.Source, known?.SourceLicence, known?.SourceKey);
        fresh.ComeFrom(from, under, key);
        fresh.Become(StatusOf(row, known));
        if (row.Take("alert") is { } alert && alert != HsdsTexts.NobodyIsTaken)
        {
            _report.Drop(row, "alert", alert, "kurzfristige Hinweise werden nicht übernommen");
        }

        _services[id] = session.Upsert(known, fresh, row.Sequence);
        _takenServices.Add(id);
        Confirm(row, id);
    }

    // Another name of a service is a word to find it by.
    private string[] OtherName(ForeignRow row, string name)
    {
        if (Name(row, "alternate_name") is not { } other || other == name)
        {
            return [];
        }

        _report.Repair(row, $"alternate_name „{other}“: als Stichwort übernommen");
        return [other];
    }

    // What is new is a draft, whoever wrote it; what its own directory has withdrawn is withdrawn here too.
    private ServiceStatus StatusOf(ForeignRow row, Service? known)
    {
        var status = row.Take("status")?.ToLowerInvariant();
        if (status is not (null or "active" or "inactive" or "defunct" or "temporarily closed"))
        {
            _report.Drop(row, "status", status, "unbekannt, wie „active“ behandelt");
        }

        return status switch
        {
            "defunct" => ServiceStatus.Ended,
            "inactive" or "temporarily closed" => known?.Status == ServiceStatus.Ended ? ServiceStatus.Ended : ServiceStatus.Paused,
            _ => known?.Status ?? ServiceStatus.Draft,
        };
    }
}
