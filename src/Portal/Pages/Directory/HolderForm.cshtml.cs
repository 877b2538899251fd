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

/// <summary>Somebody takes a post, or how they hold it changes.</summary>
public sealed class HolderFormModel(FormTools tools, SaveHolder save) : EntryForm(tools)
{
    [BindProperty(Name = "person")]
    public string? PersonId { get; set; }

    [BindProperty(Name = "rolle")]
    public string? Role { get; set; }

    [BindProperty(Name = "ab")]
    public string? ValidFrom { get; set; }

    [BindProperty(Name = "bis")]
    public string? ValidUntil { get; set; }

    [BindProperty(Name = "einwilligung")]
    public string? ConsentOn { get; set; }

    public override string Table => "post_holder";

    public override EntryKind Kind => EntryKind.Post;

    public override string Heading => IsNew ? "Stelle besetzen" : $"{Who}: {Post}";

    /// <summary>The post that is taken, for a new holding.</summary>
    [BindProperty(Name = "stelle", SupportsGet = true)]
    public string? PostId { get; set; }

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

        PostId = Request.HasFormContentType && Request.Form.TryGetValue("stelle", out var posted) ? posted.ToString() : Request.Query["stelle"].ToString();
        return Guid.TryParse(PostId, out _) && await Tools.Reach.ContainsAsync(Scope, new EntryKey("post", PostId), cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<PostHolder>(EntryId!, cancellation) is not { } holder)
        {
            return false;
        }

        (Role, ValidFrom, ValidUntil, ConsentOn) = (holder.Role.ToString(), GermanInput.Text(holder.ValidFrom), GermanInput.Text(holder.ValidUntil), GermanInput.Text(holder.ConsentOn));
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        if (!IsNew && await Tools.Entries.ExecuteAsync<PostHolder>(EntryId!, cancellation) is { } holder)
        {
            // Post, person and first day of a known holding are never taken from the form.
            (PostId, PersonId, ValidFrom) = (holder.PostId.ToString(), holder.PersonId.ToString(), GermanInput.Text(holder.ValidFrom));
            var person = await Tools.Entries.ExecuteAsync<Person>(holder.PersonId, cancellation);
            Who = $"{person?.GivenName} {person?.FamilyName}";
        }

        var post = await Tools.Entries.ExecuteAsync<Post>(Guid.Parse(PostId!), cancellation);
        Post = post?.Title ?? "";
        People = IsNew ? await ChoicesAsync(ChoiceKind.Person, post?.Ags ?? post?.CountyKey, "bitte wählen", cancellation) : [];
    }

    protected override void Read()
    {
        if (IsNew)
        {
            Offered("person", PersonId, People, "Wählen Sie die Person, die die Stelle übernimmt.");
        }

        var first = ModelState.Day("ab", ValidFrom, Today, "Geben Sie den ersten Tag auf der Stelle ein, zum Beispiel 01.01.2027.");
        ModelState.Day("bis", ValidUntil, first ?? Today);
        ModelState.Day("einwilligung", ConsentOn, Today);
        if (PersonLabels.HolderRoles.Find(Role ?? "") is null)
        {
            ModelState.AddModelError("rolle", "Wählen Sie, wie die Person die Stelle hat.");
        }
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Guid.Parse(PersonId!), Input(), Version, cancellation)).ToString();

    protected override string AddressAfter(string key) => $"/verwaltung/stellen/{PostId}";

    private HolderInput Input() => new(
        Guid.Parse(PostId!), PersonLabels.HolderRoles.Find(Role!)!.Value, GermanInput.Day(ValidFrom, Today)!.Value, GermanInput.Day(ValidUntil, Today), GermanInput.Day(ConsentOn, Today));
}
