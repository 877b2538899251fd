namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class TargetGroupsExport() : ExportStep(TargetGroupsStep.Layout, """
    select key, name, sort_order from directory.target_group g where [[target_group g]] order by key collate "C"
    """);
