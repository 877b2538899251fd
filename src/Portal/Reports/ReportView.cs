using IntMan.Caseload.Statistics.Reports;

namespace IntMan.Portal.Reports;

// One table with its chart, as pages show it.
/// <param name="IsPrinted">On paper nothing can be opened: tables stand there.</param>
/// <param name="ShowsWhy">Reasons of gaps, for those who release.</param>
public sealed record ReportView(ReportTable Table, bool IsPrinted = false, bool ShowsWhy = false);
