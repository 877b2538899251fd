using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>Records or corrects one period of a municipality's history of mandates.</summary>
public sealed class SaveMandate(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new mandate.</param>
    /// <param name="input">What the form says; municipality and first day of a known mandate stay.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, MandateInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Auftragsverhältnis angelegt" : "Auftragsverhältnis geändert", cancellation);
        var mandate = id is { } known
            ? await edit.TakeAsync<Mandate>(known, seenVersion, cancellation)
            : edit.Db.Mandates.Add(new Mandate(input.Ags, input.Model, input.ValidFrom)).Entity;
        mandate.Set(input.Model, input.ProviderId, input.AssociationKey, input.ValidUntil, input.Source);
        await edit.SaveAsync(cancellation);
        return mandate.Id;
    }
}

/// <param name="Ags">The municipality.</param>
/// <param name="Model">Who employs the managers.</param>
/// <param name="ProviderId">The commissioned provider.</param>
/// <param name="AssociationKey">The association that employs together.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, inclusive; null while open.</param>
/// <param name="Source">Where it is written.</param>
public sealed record MandateInput(string Ags, MandateModel Model, Guid? ProviderId, string? AssociationKey, DateOnly ValidFrom, DateOnly? ValidUntil, string? Source);
