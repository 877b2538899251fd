using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>Records or corrects one period of a municipality's history of mandates.</summary>
public sealed class SaveMandate(DirectoryChanges changes)
{
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

public sealed record MandateInput(string Ags, MandateModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom,
    DateOnly? ValidUntil, string? Source)
{
    public void Check() => Fill(new Mandate(Ags, Model, ValidFrom));

    internal void Fill(Mandate mandate) => mandate.Set(Model, ProviderId, AssociationKey, ValidUntil, Source);
}
