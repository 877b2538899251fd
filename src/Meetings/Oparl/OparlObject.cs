using System.Globalization;
using IntMan.Foundation.Time;

namespace IntMan.Meetings.Oparl;

/// <summary>One object of OParl 1.1: its address below the start address, its type, and its properties in order; nothing is null or
/// empty.</summary>
public sealed class OparlObject(string path, string type, DateTimeOffset created, DateTimeOffset modified, bool isDeleted = false)
{
    public const string Schema = "https://schema.oparl.org/1.1/";

    private readonly List<(string Name, object Value)> _properties = [];

    /// <summary>Below the start address: "meeting/…".</summary>
    public string Path => path;

    public string Type => type;

    public DateTimeOffset Created => created;

    public DateTimeOffset Modified => modified;

    public bool IsDeleted => isDeleted;

    /// <summary>Other objects that belong to it, for lists of one organization.</summary>
    public HashSet<string> Of { get; } = [];

    public IReadOnlyList<(string Name, object Value)> Properties => _properties;

    /// <summary>Adds a property that has something in it.</summary>
    public OparlObject With(string name, object? value)
    {
        var isEmpty = value is null or "" || (value is System.Collections.ICollection { Count: 0 } && name != "legislativeTerm");
        if (!isDeleted && !isEmpty)
        {
            _properties.Add((name, value!));
        }

        return this;
    }

    /// <summary>"2026-11-18T14:12:00+01:00", never Z.</summary>
    public static string TimeOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, MunicipalCalendar.Zone)
        .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Stands for the address of another object or list; the address begins with the start address.</summary>
public sealed record OparlLink(string Path);

/// <summary>An address of the portal outside OParl.</summary>
public sealed record OparlPage(string Path);
