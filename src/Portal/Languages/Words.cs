using System.Text.Encodings.Web;
using IntMan.Directory.Exchange.Import;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

/// <summary>
/// A piece of text made of texts and marked pieces. In a page it is HTML with its marks; as a string (titles, attributes) it is
/// plain text in which control characters keep the directions apart.
/// </summary>
/// <param name="parts">Strings, encoded when written, and HTML that knows its plain text.</param>
public sealed class Words(IReadOnlyList<object> parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            if (part is IHtmlContent html)
            {
                html.WriteTo(writer, encoder);
            }
            else
            {
                encoder.Encode(writer, part.ToString()!);
            }
        }
    }

    public override string ToString() => string.Concat(parts);
}
