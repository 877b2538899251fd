namespace IntMan.Directory.Import.Kinds;

/// <summary>Places by Kürzel.</summary>
internal sealed class PlacesExport() : ExportStep(PlacesStep.Layout, """
    select slug, name, ags, address, postal_code, town, room, wheelchair_access, transport, latitude, longitude from directory.place l where [[place l]] order by slug collate "C"
    """);
