using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Organisations;

/// <summary>
/// Auftragsverhältnis of a municipality for a period (Standards Bodenseekreis 1.2). Never two at once:
/// the constraint one_mandate_per_day refuses it.
/// </summary>
public sealed class Commission
{
    private Commission()
    {
    }

    public Commission(string ags, CommissionModel model, DateOnly validFrom)
    {
        (Id, Ags, Model, ValidFrom) = (Guid.CreateVersion7(), ags, model, validFrom);
    }

    public Guid Id { get; private set; }
    public string Ags { get; private set; } = "";
    public CommissionModel Model { get; private set; }

    public Guid? ProviderId { get; private set; }
    public string? AssociationKey { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    // Last day of validity, inclusive; null while open.
    public DateOnly? ValidUntil { get; private set; }
    public string? Source { get; private set; }
    public uint Version { get; private set; }

    public void Set(CommissionModel model, Guid? providerId, string? associationKey, DateOnly? validUntil, string? source)
    {
        Require.All(
            () => Require.Period(ValidFrom, validUntil, nameof(ValidUntil)),
            () => Require.That(model != CommissionModel.Association || associationKey is not null,
            "Nennen Sie den Verband, der das Integrationsmanagement gemeinsam stellt.", nameof(AssociationKey)),
            () => Require.That(model is not (CommissionModel.OwnStaff or CommissionModel.Association) || providerId is null,
            "Bei eigenem Personal gibt es keinen beauftragten Träger.", nameof(ProviderId)));

        (Model, ProviderId, AssociationKey, ValidUntil, Source) = (model, providerId, associationKey, validUntil, source);
    }
}

/// <summary>Eigenes Personal, Träger beauftragt, an das Landratsamt abgegeben, Verband von Gemeinden.</summary>
public enum CommissionModel
{
    OwnStaff,
    CommissionedProvider,
    CededToCounty,
    Association,
}
