using System.Text.Encodings.Web;
using IntMan.Directory.Exchange.Import;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

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
