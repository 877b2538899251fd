using System.Text.Encodings.Web;
using IntMan.Directory.Exchange.Import;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

public sealed class LinkedWords(string address, object text) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<a class=\"ip-a\" href=\"");
        encoder.Encode(writer, address);
        writer.Write("\">");
        new Words([text]).WriteTo(writer, encoder);
        writer.Write("</a>");
    }

    public override string ToString() => text.ToString()!;
}
