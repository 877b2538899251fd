namespace IntMan.Directory.People;

/// <summary>Whose hour it is: one of the three.</summary>
public sealed record HourOwner(Guid? PostId, Guid? PersonId, Guid? ServiceId)
{
    internal string HourWord => ServiceId is null ? "Sprechstunde" : "Öffnungszeit";

    public static HourOwner Post(Guid? id) => new(id, null, null);

    public static HourOwner Service(Guid id) => new(null, null, id);
}
