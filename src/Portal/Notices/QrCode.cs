using System.Globalization;
using System.Text;
using QRCoder;

namespace IntMan.Portal.Notices;

/// <summary>A QR code (ISO/IEC 18004) as the path of an SVG, one unit a module, with the quiet zone of four modules.</summary>
/// <param name="Size">Modules a side, quiet zone included.</param>
/// <param name="Path">Value of the path's d attribute.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>Level M restores 15 %: paper on doors gets wet and torn.</summary>
    public static QrCode Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}z");
                }
            }
        }

        return new QrCode(modules.Count, path.ToString());
    }
}
