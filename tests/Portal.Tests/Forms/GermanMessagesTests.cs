using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IntMan.Portal.Tests.Forms;

/// <summary>The framework refuses a value in the portal's own words.</summary>
public sealed class GermanMessagesTests(PortalHost portal) : IClassFixture<PortalHost>
{
    public static TheoryData<string> Accessors =>
        [.. typeof(ModelBindingMessageProvider).GetProperties().Select(accessor => accessor.Name)];

    [Theory]
    [MemberData(nameof(Accessors))]
    public void Message_OfTheFramework_IsAGermanSentence(string accessor)
    {
        var said = Say(accessor, portal.Services.GetRequiredService<IOptions<MvcOptions>>().Value.ModelBindingMessageProvider);
        Assert.NotEqual(Say(accessor, new DefaultModelBindingMessageProvider()), said);
        Assert.Matches("^(Eine |Diese |Geben Sie ).*\\.$", said);
    }

    [Fact]
    public async Task Choice_ThatIsNeitherYesNorNo_IsRefusedAtItsField()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var answer = await officer.SubmitAsync("/verwaltung/zustaendigkeiten/08215017/aendern", null, ("vermutet", "vielleicht"));
        var page = await Visitor.ReadAsync(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Diese Angabe passt hier nicht. Prüfen Sie, was Sie eingegeben haben.", page.MainText(), StringComparison.Ordinal);
    }

    private static string Say(string accessor, ModelBindingMessageProvider messages)
    {
        var say = (Delegate)typeof(ModelBindingMessageProvider).GetProperty(accessor)!.GetValue(messages)!;
        return (string)say.DynamicInvoke([.. say.GetType().GetMethod("Invoke")!.GetParameters().Select(_ => "Wert")])!;
    }
}
