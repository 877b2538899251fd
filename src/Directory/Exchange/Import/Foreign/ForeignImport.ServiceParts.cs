using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed partial class ForeignImport
{
    private void Limit(ForeignRow row, Service? known, Service fresh, Guid id, ForeignTerms terms)
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

        fresh.Limit(terms.Statuses.Length > 0 ? terms.Statuses : known?.ResidenceStatuses ?? [], minimum ?? known?.MinimumAge,
            maximum ?? known?.MaximumAge, terms.OnlyFor ?? known?.OnlyFor, terms.Level ?? known?.LanguageLevel);
    }

    private int? Age(ForeignRow row, string column) => ReadValue<int>(row, column,
        text => ForeignTexts.Whole(text) is { } years and >= 0 and <= 120 ? years : null, "kein Alter zwischen 0 und 120 Jahren");

    private void Admit(ForeignRow row, Service? known, Service fresh, Guid id)
    {
        var (access, accessNote) = Text(row, LongestNote, "application_process") is { } process
            ? HsdsTexts.SplitAccess(process) : (known?.Access ?? [], known?.AccessNote);
        var (cost, costNote) = Text(row, LongestNote, "fees_description", "fees") is { } fees
            ? HsdsTexts.SplitFees(fees) : (known?.Cost ?? ServiceCost.Unknown, known?.CostNote);
        foreach (var option in Children("cost_option", "service")[id])
        {
            option.Take("id", "currency");
            var (amount, words) = (option.Take("amount"),
                string.Join(" ", new[] { option.Take("option"), option.Take("amount_description") }.OfType<string>()));
            if (cost == ServiceCost.Unknown && costNote is null)
            {
                (cost, costNote) = (amount is null ? null : ForeignTexts.Number(amount), ServiceLabels.Costs.Find(words)) switch
                {
                    (0, _) => (ServiceCost.Free, null),
                    (_, { } said) => (said, null),
                    _ => (amount is null ? ServiceCost.Unknown : ServiceCost.Paid,
                        $"{words} {amount} {option.Values.GetValueOrDefault("currency")}".Trim()),
                };
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
            if (uri?.StartsWith(HsdsServices.AreaScheme, StringComparison.Ordinal) == true
                && _knownKeys.Contains(uri[HsdsServices.AreaScheme.Length..]))
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
            if (ReadValue<DateTimeOffset>(row, "updated", when =>
                DateTimeOffset.TryParse(when, System.Globalization.CultureInfo.InvariantCulture, out var at)
                ? at : null, "kein Zeitpunkt") is { } updated && ForeignTexts.Number(available ?? "") is { } places)
            {
                var isList = text.StartsWith("Warteliste", StringComparison.OrdinalIgnoreCase);
                var taken = isList ? CapacityState.WaitingList : CapacityState.Full;
                state = places > 0 ? CapacityState.Free : taken;
                weeks = isList && int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), out var number) && number <= 260
                    ? number : null;
                day = MunicipalCalendar.DayOf(updated);
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
        _terms ??= package["taxonomy_term"].Where(term => term.Values.ContainsKey("id")).DistinctBy(term => term.Values["id"])
            .ToDictionary(term => IdOf("taxonomy_term", term.Take("id")!));
        _links ??= package["attribute"].Where(link => link.Values.ContainsKey("service_id")
            || link.Values.GetValueOrDefault("link_entity", "service") == "service")
            .ToLookup(link => Reference(link, "service", "service_id", "link_id") ?? Guid.Empty);
        foreach (var link in _links[id])
        {
            link.Take("id", "link_type", "link_entity");
            if (Reference(link, "taxonomy_term", "taxonomy_term_id", "taxonomy_id") is { } term
                && (HsdsTaxonomies.Find(term) is not null || _terms.ContainsKey(term)))
            {
                _terms.GetValueOrDefault(term)?.Take("name", "code", "description", "parent_id", "taxonomy", "taxonomy_id", "language",
                    "vocabulary");
                yield return (HsdsTaxonomies.Find(term),
                    ForeignTexts.Name(_terms.GetValueOrDefault(term)?.Values.GetValueOrDefault("name")
                    ?? HsdsTaxonomies.Find(term)?.Term.Name ?? ""));
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
}
