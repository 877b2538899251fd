using IntMan.Directory.Import;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Services;

namespace IntMan.Directory.Hsds;

/// <content>Services and services at places.</content>
internal sealed partial class ForeignImport
{
    private const string ConfirmedBy = "Quelle";
    private const int LongestNote = 2000;
    private readonly Dictionary<Guid, Service> _services = [];
    private readonly HashSet<string> _serviceSlugs = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ServicePlace> _servicePlaces = [];
    private readonly Dictionary<(Guid Service, Guid Place), ServicePlace> _atPlace = [];
    private readonly HashSet<Guid> _takenServices = [];
    private HashSet<(Guid Service, DateOnly Day)> _confirmations = [];
    private Dictionary<Guid, ForeignRow>? _terms;

    private void TakeServices()
    {
        foreach (var row in package["service"])
        {
            var name = Name(row, "name", "alternate_name");
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
        var terms = new ServiceTerms(TermsOf(row, id));
        var fresh = new Service(known?.Slug ?? SlugOf(name, id, _serviceSlugs), name, organisation, terms.Kind ?? known?.Kind ?? ServiceKind.Other).Known(id);
        var (summary, description) = HsdsTexts.SplitDescription(Text(row, Service.LongestDescription, "description", "short_description") ?? known?.Summary ?? name);
        fresh.Describe(name, summary, row.Values.ContainsKey("description") || known is null ? description : known.Description);
        if (terms.Areas.Length == 0 && known is null)
        {
            _report.Repair(row, "ohne erkannten Lebensbereich: „Allgemein“");
        }

        fresh.Classify(organisation, fresh.Kind, terms.Areas.Length > 0 ? terms.Areas : known?.Areas ?? [AreaOfLife.General], [.. (known?.Keywords ?? []).Union(terms.Words, StringComparer.OrdinalIgnoreCase).Take(60)]);
        Limit(row, known, fresh, id, terms);
        Admit(row, known, fresh, id);
        var languages = LanguagesOf(id);
        fresh.Speak(languages.Length > 0 ? languages : known?.Languages ?? [], Text(row, LongestNote, "interpretation_services") ?? known?.Interpreting);
        var eligibility = Text(row, LongestNote, "eligibility_description", "eligibility") ?? EligibilityOf(id);
        var fixedWords = HsdsTexts.Eligibility([.. fresh.ResidenceStatuses.Select(status => status.ToString())], fresh.OnlyFor?.ToString(), fresh.LanguageLevel?.ToString(), null);
        fresh.Advise(known?.ReferWhen, (eligibility is null ? null : HsdsTexts.NoteOfEligibility(eligibility, fixedWords)) ?? known?.SettleFirst, known?.NotHere);
        fresh.Reach(
            PhoneOf(Children("phone", "service")[id].Where(phone => !phone.Values.ContainsKey("service_at_location_id"))) ?? known?.Phone,
            Read(row, "email", ForeignTexts.Mail, "keine E-Mail-Adresse") ?? known?.Email, Read(row, "url", ForeignTexts.Web, "keine Internetadresse") ?? known?.Website);
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

    /// <summary>What is new is a draft, whoever wrote it; what its own directory has withdrawn is withdrawn here too.</summary>
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

    private void Limit(ForeignRow row, Service? known, Service fresh, Guid id, ServiceTerms terms)
    {
        var (minimum, maximum) = (Age(row, "minimum_age"), Age(row, "maximum_age"));
        foreach (var eligibility in Children("eligibility", "service")[id])
        {
            minimum ??= Age(eligibility, "minimum_age");
            maximum ??= Age(eligibility, "maximum_age");
        }

        if (maximum < minimum)
        {
            _report.Drop(row, "maximum_age", $"{maximum}", "liegt unter dem Mindestalter");
            maximum = null;
        }

        fresh.Limit(terms.Statuses.Length > 0 ? terms.Statuses : known?.ResidenceStatuses ?? [], minimum ?? known?.MinimumAge, maximum ?? known?.MaximumAge, terms.OnlyFor ?? known?.OnlyFor, terms.Level ?? known?.LanguageLevel);
    }

    private int? Age(ForeignRow row, string column) => ReadValue<int>(row, column, text => ForeignTexts.Whole(text) is { } years and >= 0 and <= 120 ? years : null, "kein Alter zwischen 0 und 120 Jahren");

    private void Admit(ForeignRow row, Service? known, Service fresh, Guid id)
    {
        var (access, accessNote) = Text(row, LongestNote, "application_process") is { } process ? HsdsTexts.SplitAccess(process) : (known?.Access ?? [], known?.AccessNote);
        var (cost, costNote) = Text(row, LongestNote, "fees_description", "fees") is { } fees ? HsdsTexts.SplitFees(fees) : (known?.Cost ?? ServiceCost.Unknown, known?.CostNote);
        foreach (var option in Children("cost_option", "service")[id])
        {
            option.Take("id", "currency");
            var (amount, words) = (option.Take("amount"), string.Join(" ", new[] { option.Take("option"), option.Take("amount_description") }.OfType<string>()));
            if (cost == ServiceCost.Unknown && costNote is null)
            {
                (cost, costNote) = amount is not null && ForeignTexts.Number(amount) == 0 ? (ServiceCost.Free, null)
                    : Words.Costs.Find(words) is { } said ? (said, null) : (amount is null ? ServiceCost.Unknown : ServiceCost.Paid, $"{words} {amount} {option.Values.GetValueOrDefault("currency")}".Trim());
            }
        }

        var documents = Children("required_document", "service")[id].Select(document =>
        {
            document.Take("id");
            return Text(document, 200, "document");
        }).OfType<string>().Distinct().ToArray();
        fresh.Admit(access, accessNote, cost, costNote, documents.Length > 0 ? documents : known?.Documents ?? []);
    }

    private string[] LanguagesOf(Guid id)
    {
        var names = new List<string>();
        foreach (var row in Children("language", "service")[id])
        {
            row.Take("id");
            var (code, name) = (row.Take("code"), row.Take("name", "language"));
            var language = (name is null ? null : HsdsLanguages.NameOf(name)) ?? (code is null ? null : HsdsLanguages.NameOf(code)) ?? name;
            if (language is not null)
            {
                names.Add(ForeignTexts.Name(language));
            }
            else
            {
                _report.Skip(row, $"Sprache „{code}“ ist nicht bekannt");
            }
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private string? EligibilityOf(Guid id) => Children("eligibility", "service")[id].Select(row =>
    {
        row.Take("id");
        return Text(row, LongestNote, "eligibility");
    }).OfType<string>().FirstOrDefault();

    private void Serve(Service? known, Service fresh, Guid id)
    {
        var (keys, everyone) = (new List<string>(), false);
        foreach (var row in Children("service_area", "service")[id])
        {
            row.Take("id", "extent_type");
            var (uri, name) = (row.Take("uri"), row.Take("name", "service_area"));
            if (uri?.StartsWith(HsdsServices.AreaScheme, StringComparison.Ordinal) == true && _knownKeys.Contains(uri[HsdsServices.AreaScheme.Length..]))
            {
                keys.Add(uri[HsdsServices.AreaScheme.Length..]);
            }
            else if (name == HsdsServices.Everywhere)
            {
                row.Take("description");
                everyone = true;
            }
            else if (name is not null && _areaKeys.TryGetValue(name.Trim(), out var key))
            {
                keys.Add(key);
            }
            else
            {
                _report.Drop(row, "service_area", uri ?? name ?? "", "diese Gegend ist hier nicht bekannt");
            }
        }

        var isSaid = everyone || keys.Count > 0;
        fresh.Serve(isSaid ? everyone : known?.ServesEveryone ?? false, isSaid ? [.. keys] : known?.ServedKeys ?? []);
    }

    private void Report(Service? known, Service fresh, Guid id)
    {
        var (state, weeks, day) = (known?.Capacity ?? CapacityState.Unknown, known?.WaitingWeeks, known?.CapacityOn);
        foreach (var row in Children("service_capacity", "service")[id].Take(1))
        {
            row.Take("id", "unit_id");
            var (available, text) = (row.Take("available"), row.Take("description") ?? "");
            if (ReadValue<DateTimeOffset>(row, "updated", when => DateTimeOffset.TryParse(when, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null, "kein Zeitpunkt") is { } updated && ForeignTexts.Number(available ?? "") is { } places)
            {
                var isList = text.StartsWith("Warteliste", StringComparison.OrdinalIgnoreCase);
                state = places > 0 ? CapacityState.Free : isList ? CapacityState.WaitingList : CapacityState.Full;
                weeks = isList && int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), out var number) && number <= 260 ? number : null;
                day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(updated, MunicipalCalendar.Zone).DateTime);
            }
        }

        fresh.ReportCapacity(state, weeks, day);
    }

    private void Confirm(ForeignRow row, Guid id)
    {
        if (ReadValue(row, "assured_date", ForeignTexts.Day, "kein Datum") is { } day && _confirmations.Add((id, day)))
        {
            session.Upsert(null, Confirmation.OfService(id, day, ConfirmedBy), row.Sequence);
        }
    }

    private IEnumerable<(HsdsTermMeaning? Own, string Name)> TermsOf(ForeignRow row, Guid id)
    {
        _terms ??= package["taxonomy_term"].Where(term => term.Values.ContainsKey("id")).DistinctBy(term => term.Values["id"]).ToDictionary(term => IdOf("taxonomy_term", term.Take("id")!));
        _links ??= package["attribute"].Where(link => link.Values.ContainsKey("service_id") || link.Values.GetValueOrDefault("link_entity", "service") == "service")
            .ToLookup(link => Reference(link, "service", "service_id", "link_id") ?? Guid.Empty);
        foreach (var link in _links[id])
        {
            link.Take("id", "link_type", "link_entity");
            if (Reference(link, "taxonomy_term", "taxonomy_term_id", "taxonomy_id") is { } term && (HsdsTaxonomies.Find(term) is not null || _terms.ContainsKey(term)))
            {
                _terms.GetValueOrDefault(term)?.Take("name", "code", "description", "parent_id", "taxonomy", "taxonomy_id", "language", "vocabulary");
                yield return (HsdsTaxonomies.Find(term), ForeignTexts.Name(_terms.GetValueOrDefault(term)?.Values.GetValueOrDefault("name") ?? HsdsTaxonomies.Find(term)?.Term.Name ?? ""));
            }
            else if (link.Take("taxonomy_detail", "label", "value") is { } said)
            {
                yield return (null, ForeignTexts.Name(said));
            }
            else
            {
                _report.Skip(link, "das Schlagwort der Verknüpfung ist nicht dabei");
            }
        }

        row.Take("taxonomy_ids");
    }

    private ILookup<Guid, ForeignRow>? _links;

    private void TakeServicesAtPlaces()
    {
        foreach (var row in package["service_at_location"])
        {
            var (service, place) = (Reference(row, "service", "service_id"), Reference(row, "location", "location_id"));
            if (Claim(row, "service_at_location", service is null || place is null ? null : $"{service}/{place}") is not { } id)
            {
                continue;
            }

            if (service is not { } of || !_services.ContainsKey(of) || place is not { } at || !_places.ContainsKey(at))
            {
                _report.Skip(row, "Angebot oder Ort ist nicht dabei");
            }
            else if (_atPlace.TryGetValue((of, at), out var twin) && twin.Id != id)
            {
                _report.Skip(row, "das Angebot steht an diesem Ort schon");
                _merged[id] = twin.Id;
            }
            else if (!_takenServices.Contains(of))
            {
                _report.Skip(row, "das Angebot wurde nicht übernommen");
            }
            else
            {
                Upserted(() =>
                {
                    var known = _servicePlaces.GetValueOrDefault(id);
                    var fresh = new ServicePlace(of, at).Known(id);
                    fresh.Describe(PhoneOf(Children("phone", "service_at_location")[id]) ?? known?.Phone, Text(row, 500, "description") ?? known?.Note);
                    _servicePlaces[id] = _atPlace[(of, at)] = session.Upsert(known, fresh, row.Sequence);
                });
            }
        }

        foreach (var link in package["attribute"].Where(link => _links is null || !_takenServices.Contains(Reference(link, "service", "service_id", "link_id") ?? Guid.Empty)))
        {
            _report.Skip(link, "die Verknüpfung gehört zu keinem übernommenen Angebot");
        }
    }

    private readonly Dictionary<Guid, Guid> _merged = [];

    /// <summary>What the terms of a service mean here.</summary>
    private sealed class ServiceTerms
    {
        private readonly List<(string Column, string Value)> _own = [];

        public ServiceTerms(IEnumerable<(HsdsTermMeaning? Own, string Name)> terms)
        {
            foreach (var (own, name) in terms)
            {
                var meaning = own ?? HsdsTaxonomies.Terms.FirstOrDefault(term => term.Value.Length > 0 && term.Term.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
                if (meaning is not null)
                {
                    _own.Add((meaning.Column, meaning.Value));
                }
                else if (name.Length > 0)
                {
                    Words.Add(name.Length <= 80 ? name : name[..80]);
                }
            }
        }

        /// <summary>Terms that have no meaning of their own here: words by which people find the service.</summary>
        public List<string> Words { get; } = [];

        public AreaOfLife[] Areas => [.. Of<AreaOfLife>("areas")];

        public ServiceKind? Kind => Of<ServiceKind>("kind").Select(kind => (ServiceKind?)kind).FirstOrDefault();

        public ResidenceStatus[] Statuses => [.. Of<ResidenceStatus>("residence_statuses")];

        public Sex? OnlyFor => Of<Sex>("only_for").Select(sex => (Sex?)sex).FirstOrDefault();

        public LanguageLevel? Level => Of<LanguageLevel>("language_level").Select(level => (LanguageLevel?)level).FirstOrDefault();

        private IEnumerable<T> Of<T>(string column)
            where T : struct, Enum => _own.Where(term => term.Column == column && term.Value.Length > 0).Select(term => Enum.Parse<T>(term.Value)).Distinct();
    }
}
