using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IntMan.Accounts;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Security;

public static class Calling
{
    public static Caller Caller(this HttpContext context, AccessScope? scope = null) =>
        new(context.Actor(), scope ?? Reach.Of(context.User).Scope) { FormKey = context.FormKey() };

    // For pages that need no sign-in, whether somebody is signed in or not.
    public static Caller Stranger(this HttpContext context) =>
        Foundation.Changes.Caller.Stranger(context.Network()) with { FormKey = context.FormKey() };

    // For what is the account's own: what else it keeps stands in the administration.
    public static Caller OwnCaller(this HttpContext context) => context.Caller(Reach.Of(context.User).Scope.Own);

    public static Caller MeetingCaller(this HttpContext context) => context.Caller(Reach.Of(context.User).MeetingScope);

    // On pages that are open to all: whether the one who asks is signed in as somebody who sits in rounds.
    public static bool Meets(this HttpContext context) =>
        context.SignIn() is { Stage: SignInStage.Full } && Reach.Of(context.User).Meets;

    // Whether they keep or head an area whose rounds they survey.
    public static bool Surveys(this HttpContext context) =>
        context.Meets() && Reach.Of(context.User).MeetingScope is { HasArea: true } or { Headed.HasArea: true };

    public static Actor Actor(this HttpContext context)
    {
        var session = context.RequiredSignIn();
        return new Actor(session.AccountId, session.DisplayName, Reach.Of(context.User).Title, session.Id,
            context.Network()) { PersonId = session.PersonId };
    }

    // Stands for one form as it was typed by one account: the random key of FormKeyTagHelper with everything that was sent. Whoever goes
    // back and types something else means another entry. Null for forms without a key.
    public static byte[]? FormKey(this HttpContext context)
    {
        if (!context.Request.HasFormContentType || !context.Request.Form.TryGetValue(FormKeyTagHelper.Field, out var key)
            || string.IsNullOrEmpty(key))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(context.SignIn()?.AccountId.ToString() ?? "");
        Append(context.Request.Path + context.Request.QueryString);
        foreach (var field in context.Request.Form.Where(field => field.Key != "__RequestVerificationToken")
            .OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(field.Key);
            Append(string.Join('\n', field.Value.ToArray()));
        }

        foreach (var file in context.Request.Form.Files)
        {
            using var content = file.OpenReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return hash.GetHashAndReset();

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
