using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Foundation.Database;

/// <summary>Queries of EF ask the rule of the database where they call the static methods of <see cref="Validity"/>.</summary>
public static class ValidityFunctions
{
    public static void MapValidity(this ModelBuilder model)
    {
        model.HasDbFunction(() => Validity.IsValidOn(default, default, default)).HasSchema("foundation").HasName("valid_on")
            .IsNullable(false);
        model.HasDbFunction(() => Validity.Reaches(default, default)).HasSchema("foundation").HasName("reaches").IsNullable(false);
    }
}
