using System.Text.Encodings.Web;
using IntMan.Directory.Exchange.Import;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

/// <summary>A link in the text's style, for sentences whose order of words differs between languages.</summary>
/// <param name="address">Where it leads.</param>
/// <param name="text">A string or marked words.</param>
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
