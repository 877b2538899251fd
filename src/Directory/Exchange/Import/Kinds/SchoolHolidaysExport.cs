namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class SchoolHolidaysExport() : ExportStep(SchoolHolidaysStep.Layout, """
    select state, name, first_day, last_day from directory.school_holiday f where [[school_holiday f]] order by state collate "C", first_day
    """);
