using System.Text;
using IntMan.Directory.Calendars;
using IntMan.Directory.Tests.Readers;

namespace IntMan.Directory.Tests.Calendars;

public sealed class ContactCardWriterTests
{
    private static readonly ContactCard Card = new(
        Guid.Parse("01935000-0000-7000-8000-000000000001"), "Änne Beispiel, M.A.", "Änne", "Beispiel;Muster", "Integrationsmanagerin",
        "Landratsamt Karlsruhe; Amt 33",
        ["0171 39200 14", "030 23125-100", "07243 101 (Zentrale)"], "im-west@ettlingen.example",
        new("Bunsenstr. 2-4", "76275", "Ettlingen"),
        new("https://portal.example/ansprechpersonen/im-west"), ["Deutsch", "Arabisch"], "Bitte klingeln.\r\nEND:VCARD",
        new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Write_Version4_ReadsBackByIcalJs()
    {
        var read = await ReadAsync(ContactCardWriter.Write(Card));

        Assert.Equal(
            ["version 4.0", "uid urn:uuid:01935000-0000-7000-8000-000000000001", "kind individual", "fn Änne Beispiel, M.A.",
            "n [Beispiel;Muster|Änne|||]",
             "tel tel:+491713920014", "tel tel:+493023125100", "tel 07243 101 (Zentrale)", "title Integrationsmanagerin",
             "org Landratsamt Karlsruhe; Amt 33",
             "email im-west@ettlingen.example", "adr [||Bunsenstr. 2-4|Ettlingen||76275|Deutschland]",
             "url https://portal.example/ansprechpersonen/im-west",
             "note Sprachen: Deutsch, Arabisch\nBitte klingeln.\nEND:VCARD", "rev 2026-11-20T09:00:00Z"],
            read);
    }

    [Fact]
    public async Task WriteVersion3_ReadsBackByIcalJs()
    {
        var read = await ReadAsync(ContactCardWriter.WriteVersion3(Card));

        Assert.Equal(["version 3.0", "uid urn:uuid:01935000-0000-7000-8000-000000000001", "fn Änne Beispiel, M.A.",
            "n [Beispiel;Muster|Änne|||]",
            "tel +491713920014", "tel +493023125100", "tel 07243 101 (Zentrale)"], read.Take(7));
        Assert.Equal("rev 2026-11-20T09:00:00Z", read[^1]);
    }

    [Fact]
    public void Write_Phones_SayTheirTypeAndFormInBothVersions()
    {
        var (four, three) = (ContactCardWriter.Write(Card), ContactCardWriter.WriteVersion3(Card));

        Assert.Contains("\r\nTEL;VALUE=uri;TYPE=\"work,cell\":tel:+491713920014\r\n", four, StringComparison.Ordinal);
        Assert.Contains("\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+493023125100\r\n", four, StringComparison.Ordinal);
        Assert.Contains("\r\nTEL;TYPE=WORK,CELL:+491713920014\r\n", three, StringComparison.Ordinal);
        Assert.Contains("\r\nTEL;TYPE=WORK,VOICE:07243 101 (Zentrale)\r\n", three, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PostWithoutPerson_IsAnOrganisationAndStillHasANameInVersion3()
    {
        var post = Card with { FullName = "Integrationsmanagement Ettlingen-West", GivenName = null, FamilyName = null, Address = null,
            Url = null, Languages = [], Note = null };

        Assert.Contains("\r\nKIND:org\r\nFN:Integrationsmanagement Ettlingen-West\r\nTEL", ContactCardWriter.Write(post),
            StringComparison.Ordinal);
        Assert.Contains("\r\nN:Integrationsmanagement Ettlingen-West;;;;\r\n", ContactCardWriter.WriteVersion3(post),
            StringComparison.Ordinal);
        Assert.DoesNotContain("NOTE", ContactCardWriter.Write(post), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LongNote_FoldsAtSeventyFiveOctets()
    {
        var text = ContactCardWriter.Write(Card with { Note = string.Concat(Enumerable.Repeat("Grüße aus Überlingen 🚋 ", 20)) });

        Assert.All(text.Split("\r\n"), l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
    }

    private static async Task<string[]> ReadAsync(string vcf) => await NodeReader.ReadAsync<string[]>("card.mjs", new { vcf });
}
