using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>Records or corrects one period of a municipality's history of commissions.</summary>
public sealed class SaveCommission(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, CommissionInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Auftragsverhältnis angelegt" : "Auftragsverhältnis geändert", async change =>
        {
            var commission = id is { } known
                ? await change.TakeAsync<Commission>(known, seenVersion)
                : change.Db.Commissions.Add(new Commission(input.Ags, input.Model, input.ValidFrom)).Entity;
            input.Fill(commission);
            return commission.Id;
        }, cancellation);
}

public sealed record CommissionInput(string Ags, CommissionModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom,
    DateOnly? ValidUntil, string? Source)
{
    public void Check() => Fill(new Commission(Ags, Model, ValidFrom));

    // What files of former years do not say, a form is asked for.
    internal void Fill(Commission commission) => Require.All(
        () => Require.That(Model != CommissionModel.CommissionedProvider || ProviderId is not null,
            "Wählen Sie den Träger, der beauftragt ist.", nameof(ProviderId)),
        () => commission.Set(Model, ProviderId, AssociationKey, ValidUntil, Source));
}
