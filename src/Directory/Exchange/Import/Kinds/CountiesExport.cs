namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class CountiesExport() : ExportStep(CountiesStep.Layout, """
    select key, name, kind, state, office_name, phone, email, website from directory.county c where [[county c]] order by key collate "C"
    """);
