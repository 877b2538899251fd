using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace IntMan.Foundation.Database;

/// <summary>Tables and columns in snake case, tables named after the entity, so that SQL and model need no second vocabulary.</summary>
public sealed partial class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            entity.Builder.ToTable(Snake(entity.ClrType.Name), entity.GetSchema());
            foreach (var property in entity.GetProperties())
            {
                // The row version is PostgreSQL's system column xmin and keeps its name.
                if (!property.IsConcurrencyToken)
                {
                    property.Builder.HasColumnName(Snake(property.Name));
                }
            }
        }
    }

    public static string Snake(string name) => Boundary().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Boundary();
}
