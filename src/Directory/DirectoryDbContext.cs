using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Services;
using IntMan.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory;

/// <summary>Writes of the directory. The schema comes from Migrations/*.sql; a test compares both.</summary>
public sealed class DirectoryDbContext(DbContextOptions<DirectoryDbContext> options) : DbContext(options)
{
    public DbSet<County> Counties => Set<County>();
    public DbSet<Association> Associations => Set<Association>();
    public DbSet<Municipality> Municipalities => Set<Municipality>();
    public DbSet<District> Districts => Set<District>();
    public DbSet<Street> Streets => Set<Street>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Commission> Commissions => Set<Commission>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PostHolder> PostHolders => Set<PostHolder>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Confirmation> Confirmations => Set<Confirmation>();
    public DbSet<TargetGroup> TargetGroups => Set<TargetGroup>();
    public DbSet<Responsibility> Responsibilities => Set<Responsibility>();
    public DbSet<OfficeHour> OfficeHours => Set<OfficeHour>();
    public DbSet<OfficeHourDeviation> OfficeHourDeviations => Set<OfficeHourDeviation>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<ServicePlace> ServicePlaces => Set<ServicePlace>();
    public DbSet<ServiceTranslation> ServiceTranslations => Set<ServiceTranslation>();
    public DbSet<SchoolHoliday> SchoolHolidays => Set<SchoolHoliday>();
    public DbSet<ClosingDay> ClosingDays => Set<ClosingDay>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("directory");
        modelBuilder.MapValidity();
        modelBuilder.Entity<County>().HasKey(c => c.Key);
        modelBuilder.Entity<Association>(e =>
        {
            e.HasKey(a => a.Key);
            e.HasOne<County>().WithMany().HasForeignKey(a => a.CountyKey);
        });
        modelBuilder.Entity<Municipality>(e =>
        {
            e.HasKey(m => m.Ags);
            e.HasOne<County>().WithMany().HasForeignKey(m => m.CountyKey);
            e.HasOne<Association>().WithMany().HasForeignKey(m => m.AssociationKey);
        });
        modelBuilder.Entity<District>().HasOne<Municipality>().WithMany().HasForeignKey(d => d.Ags);
        modelBuilder.Entity<Street>(e =>
        {
            e.HasOne<Municipality>().WithMany().HasForeignKey(s => s.Ags);
            e.HasOne<District>().WithMany().HasForeignKey(s => s.DistrictId);
        });
        modelBuilder.Entity<Organisation>(e =>
        {
            e.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
            e.Property(o => o.ChangedAt).ValueGeneratedOnAddOrUpdate();
        });
        modelBuilder.Entity<Commission>(e =>
        {
            // The table and what names it from outside keep the former word.
            e.ToTable("mandate");
            e.HasOne<Municipality>().WithMany().HasForeignKey(m => m.Ags);
            e.HasOne<Organisation>().WithMany().HasForeignKey(m => m.ProviderId);
            e.HasOne<Association>().WithMany().HasForeignKey(m => m.AssociationKey);
        });
        modelBuilder.Entity<Place>(e =>
        {
            e.HasOne<Municipality>().WithMany().HasForeignKey(p => p.Ags);
            e.Property(p => p.ChangedAt).ValueGeneratedOnAddOrUpdate();
        });
        modelBuilder.Entity<Confirmation>(e =>
        {
            e.HasOne<Post>().WithMany().HasForeignKey(c => c.EntryId);
            e.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
            e.HasOne<Service>().WithMany().HasForeignKey(c => c.ServiceId);
        });
        modelBuilder.Entity<TargetGroup>().HasKey(t => t.Key);
        MapPeople(modelBuilder);
        MapResponsibilities(modelBuilder);
        MapHours(modelBuilder);
        MapServices(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            modelBuilder.Entity(entity.ClrType).Property<uint>("Version").IsRowVersion();
            foreach (var property in entity.GetProperties().Where(p => p.Name == "Id"))
            {
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private static void MapPeople(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>(e =>
        {
            e.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
            e.HasOne<Municipality>().WithMany().HasForeignKey(p => p.Ags);
            e.HasOne<County>().WithMany().HasForeignKey(p => p.CountyKey);
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId);
            e.Property(p => p.CountyKey).IsRequired();
        });
        modelBuilder.Entity<Person>().Property(p => p.FullTimeEquivalent).HasPrecision(4, 3);
        modelBuilder.Entity<PostHolder>(e =>
        {
            e.HasOne<Post>().WithMany().HasForeignKey(h => h.PostId);
            e.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
        });
        modelBuilder.Entity<Absence>(e =>
        {
            e.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
            e.HasOne<Person>().WithMany().HasForeignKey(a => a.SubstituteId);
        });
    }

    private static void MapResponsibilities(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Responsibility>(e =>
        {
            e.Ignore(r => r.HouseNumbers);
            e.Ignore(r => r.Level);
            e.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
            e.HasOne<County>().WithMany().HasForeignKey(r => r.CountyKey);
            e.HasOne<Association>().WithMany().HasForeignKey(r => r.AssociationKey);
            e.HasOne<Municipality>().WithMany().HasForeignKey(r => r.Ags);
            e.HasOne<District>().WithMany().HasForeignKey(r => r.DistrictId);
            e.HasOne<Street>().WithMany().HasForeignKey(r => r.StreetId);
            e.HasOne<TargetGroup>().WithMany().HasForeignKey(r => r.TargetGroup);
        });

    private static void MapHours(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OfficeHour>(e =>
        {
            e.Property(h => h.ChangedAt).HasDefaultValueSql("now()");
            e.HasOne<Post>().WithMany().HasForeignKey(h => h.PostId);
            e.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
            e.HasOne<Service>().WithMany().HasForeignKey(h => h.ServiceId);
            e.HasOne<Place>().WithMany().HasForeignKey(h => h.PlaceId);
        });
        modelBuilder.Entity<OfficeHourDeviation>(e =>
        {
            e.HasOne<OfficeHour>().WithMany().HasForeignKey(d => d.OfficeHourId);
            e.HasOne<Place>().WithMany().HasForeignKey(d => d.NewPlaceId);
        });
        modelBuilder.Entity<ClosingDay>(e =>
        {
            e.Ignore(c => c.House);
            e.HasOne<County>().WithMany().HasForeignKey(c => c.CountyKey);
            e.HasOne<Municipality>().WithMany().HasForeignKey(c => c.Ags);
            e.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId);
        });
    }

    private static void MapServices(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Service>(e =>
        {
            e.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
            e.PrimitiveCollection(s => s.Areas).ElementType(t => t.HasConversion<string>());
            e.PrimitiveCollection(s => s.ResidenceStatuses).ElementType(t => t.HasConversion<string>());
            e.PrimitiveCollection(s => s.Access).ElementType(t => t.HasConversion<string>());
            // A trigger stamps it, also when only the hours or places change.
            e.Property(s => s.ChangedAt).ValueGeneratedOnAddOrUpdate();
        });
        modelBuilder.Entity<ServicePlace>(e =>
        {
            e.HasOne<Service>().WithMany().HasForeignKey(p => p.ServiceId);
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId);
        });
        modelBuilder.Entity<ServiceTranslation>().HasOne<Service>().WithMany().HasForeignKey(t => t.ServiceId);
    }
}
