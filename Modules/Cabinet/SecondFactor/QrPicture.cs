using System.Globalization;
using System.Text;
using QRCoder;

namespace Hub.Cabinet.SecondFactor;

/// <summary>A QR code as the path of an SVG: nothing from outside, no script, no style.</summary>
/// <param name="Size">Modules on a side, with the quiet zone.</param>
/// <param name="Path">What is dark.</param>
internal sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new(data.ModuleMatrix.Count, path.ToString());
    }
}
