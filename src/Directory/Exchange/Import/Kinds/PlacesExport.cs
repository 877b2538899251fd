namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PlacesExport() : ExportStep(PlacesStep.Layout, """
    select slug, name, ags, address, postal_code, town, room, wheelchair_access, transport, latitude, longitude, state_province, country,
        source, source_licence, source_key
    from directory.place l where [[place l]] order by slug collate "C"
    """);
