using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Contacts;

/// <summary>A post with what its card shows, as read from the public views.</summary>
public sealed class PostRow
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public Position Position { get; init; }
    public Guid OrganisationId { get; init; }
    public string Organisation { get; init; } = "";
    public string? Ags { get; init; }
    public string? Municipality { get; init; }
    public string? AssociationKey { get; init; }
    public string CountyKey { get; init; } = "";
    public string County { get; init; } = "";
    public string? OfficeName { get; init; }
    public string? OfficePhone { get; init; }
    public string? OfficeEmail { get; init; }
    public FederalState State { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? VacancyNote { get; init; }
    public Guid? PlaceId { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBy { get; init; }
}

/// <summary>Somebody who holds a post; names are null without consent.</summary>
public sealed class HolderRow
{
    public Guid PostId { get; init; }
    public Guid PersonId { get; init; }
    public HolderRole Role { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public DateOnly? ConsentOn { get; init; }
    public string? Function { get; init; }
    public string[] Languages { get; init; } = [];
    public string? Slug { get; init; }
    public string? AcademicTitle { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    public Validity Validity => new(ValidFrom, ValidUntil);

    public string? NameOn(DateOnly day) => Validity.Contains(day) && ConsentOn <= day
        ? string.Join(' ', new[] { AcademicTitle, GivenName, FamilyName }.Where(part => part is not null)) : null;
}

/// <summary>A responsibility of a post in words: what it is responsible for.</summary>
public sealed class AreaRow
{
    public Guid PostId { get; init; }
    public Guid RuleId { get; init; }
    public AreaLevel Level { get; init; }
    public string? County { get; init; }
    public string? AssociationKey { get; init; }
    public string? Association { get; init; }
    public string? Ags { get; init; }
    public string? Municipality { get; init; }
    public string? District { get; init; }
    public string? Street { get; init; }
    public string? Numbers { get; init; }
    public string TargetGroup { get; init; } = "";
    public string TargetGroupName { get; init; } = "";
}
