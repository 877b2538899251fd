using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>Records or corrects one period of a municipality's history of mandates.</summary>
public sealed class SaveMandate(DirectoryChanges changes)
{
    /// <param name="id">Null for a new mandate.</param>
    /// <param name="input">What the form says; municipality and first day of a known mandate stay.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, MandateInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Auftragsverhältnis angelegt" : "Auftragsverhältnis geändert", async change =>
        {
            var mandate = id is { } known
                ? await change.TakeAsync<Mandate>(known, seenVersion)
                : change.Db.Mandates.Add(new Mandate(input.Ags, input.Model, input.ValidFrom)).Entity;
            input.Fill(mandate);
            return mandate.Id;
        }, cancellation);
}

/// <param name="Ags">The municipality.</param>
/// <param name="Model">Who employs the managers.</param>
/// <param name="ProviderId">The commissioned provider.</param>
/// <param name="AssociationKey">The association that employs together.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, inclusive; null while open.</param>
/// <param name="Source">Where it is written.</param>
public sealed record MandateInput(string Ags, MandateModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom, DateOnly? ValidUntil, string? Source)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Fill(new Mandate(Ags, Model, ValidFrom));

    internal void Fill(Mandate mandate) => mandate.Set(Model, ProviderId, AssociationKey, ValidUntil, Source);
}
