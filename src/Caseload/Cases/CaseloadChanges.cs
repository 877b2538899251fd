using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Caseload.Cases;

/// <summary>Opens changes of cases. Whose case it is, the database decides: what it does not show is missing.</summary>
public sealed class CaseloadChanges(StaffSource source, Outbox outbox, AuditLog audit, TimeProvider clock)
    : Changes<CaseloadDbContext>(source.Connections, CaseloadConstraints.Sentences, outbox, audit, clock)
{
    /// <summary>A change of one case: refuses a case that the caller may not write, and notes who changed it.</summary>
    /// <param name="action">For the log: "consent", "talk".</param>
    public Task<T> WriteAsync<T>(Caller caller, Guid caseId, string action, Func<Change<CaseloadDbContext>, CaseRow, Task<T>> write,
        CancellationToken cancellation) =>
        WriteAsync(caller, null, async change =>
        {
            var row = await CaseRow.TakeAsync(change, caseId, action);
            return await write(change, row);
        }, cancellation);

    /// <summary>The same for a change that answers nothing.</summary>
    public Task WriteAsync(Caller caller, Guid caseId, string action, Func<Change<CaseloadDbContext>, CaseRow, Task> write,
        CancellationToken cancellation) =>
        WriteAsync<object?>(caller, caseId, action, async (change, row) =>
        {
            await write(change, row);
            return null;
        }, cancellation);

    protected override CaseloadDbContext Open(DbContextOptions<CaseloadDbContext> options) => new(options);

    // Nothing of cases is loaded as an entity; see the policies of the schema.
    protected override Task<bool> AreInScopeAsync(Change<CaseloadDbContext> change, string table, string[] keys) => Task.FromResult(false);
}
