using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class HolderFormModel(FormTools tools, SaveHolder save) : EntryForm(tools)
{
    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "rolle")]
    public HolderRole? Role { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? ValidUntil { get; set; }

    [BindProperty(Name = "einwilligung")]
    public DateOnly? ConsentOn { get; set; }

    public override string Table => "post_holder";

    public override EntryKind Kind => EntryKind.Post;

    public override string Heading => IsNew ? "Stelle besetzen" : $"{Who}: {Post}";

    [BindProperty(Name = "stelle", SupportsGet = true)]
    public Guid? PostId { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public string Post { get; private set; } = "";

    public string Who { get; private set; } = "";

    public override bool HasPreview => true;

    protected override async Task<bool> IsReachableAsync(CancellationToken cancellation)
    {
        if (!IsNew)
        {
            return await base.IsReachableAsync(cancellation);
        }

        return PostId is { } post && await Tools.Reach.ContainsAsync(Scope, new EntryKey("post", post.ToString()), cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<PostHolder>(EntryId!, cancellation) is not { } holder)
        {
            return false;
        }

        (Role, ValidFrom, ValidUntil, ConsentOn) = (holder.Role, holder.ValidFrom, holder.ValidUntil, holder.ConsentOn);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        if (!IsNew && await Tools.Entries.ExecuteAsync<PostHolder>(EntryId!, cancellation) is { } holder)
        {
            // Post, person and first day of a known holding are never taken from the form.
            (PostId, PersonId, ValidFrom) = (holder.PostId, holder.PersonId, holder.ValidFrom);
            var person = await Tools.Entries.ExecuteAsync<Person>(holder.PersonId, cancellation);
            Who = $"{person?.GivenName} {person?.FamilyName}";
        }

        var post = await Tools.Entries.ExecuteAsync<Post>(PostId!.Value, cancellation);
        Post = post?.Title ?? "";
        People = IsNew ? await ChoicesAsync(ChoiceKind.Person, post?.Ags ?? post?.CountyKey, "bitte wählen", cancellation) : [];
    }

    protected override void Read()
    {
        if (IsNew)
        {
            Offered("person", PersonId, People, "Wählen Sie die Person, die die Stelle übernimmt.");
        }

        ModelState.Need("ab", ValidFrom, "Geben Sie den ersten Tag auf der Stelle ein, zum Beispiel 01.01.2027.");
        ModelState.Need("rolle", Role, "Wählen Sie, wie die Person die Stelle hat.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, PersonId!.Value, Input(), Version, cancellation)).ToString();

    protected override string AddressAfter(string key) => $"/verwaltung/stellen/{PostId}";

    protected override void CheckRules() => Input().Check(Today);

    protected override Task<Action> FreeAsync(CancellationToken cancellation) => Tools.Taken.HoldingAsync(
        Caller, EntryId, (PostId.GetValueOrDefault(), PersonId.GetValueOrDefault()), ValidFrom,
        ModelState.HasMistake("bis") ? ValidFrom : ValidUntil, cancellation);

    private HolderInput Input() => new(PostId.GetValueOrDefault(), Role.GetValueOrDefault(), ValidFrom.GetValueOrDefault(),
        ValidUntil, ConsentOn, Anyway);
}
