using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Hub.SharedKernel.Files;
using SkiaSharp;

namespace Hub.Library.Extraction;

/// <summary>Pictures of first pages: of PDF by pdftoppm where it is installed, of images by themselves. No picture is no mistake.</summary>
internal static class Thumbnails
{
    private const int Side = 480;
    private const int Seconds = 20;
    private const int Kilobytes = 1_500_000;

    public static bool Draw(TextQuestion question, FileKind? kind)
    {
        if (kind == FileKind.Pdf)
            return OfPdf(question);
        return kind?.IsImage == true && OfImage(question);
    }

    // The shell limits memory and time of the program; it takes the names as arguments and never as text to read.
    private static bool OfPdf(TextQuestion question)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var stem = Path.ChangeExtension(question.Thumbnail, null);
        var command = string.Create(CultureInfo.InvariantCulture, $"ulimit -v {Kilobytes}; ulimit -t {Seconds}; exec pdftoppm -f 1 -l 1 -singlefile -scale-to {Side} -png \"$1\" \"$2\"");
        var start = new ProcessStartInfo("/bin/sh", ["-c", command, "sh", question.Path, stem]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            // Nobody reads what it says; its pipes must not fill.
            process.ErrorDataReceived += (_, _) => { };
            process.OutputDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (!process.WaitForExit(TimeSpan.FromSeconds(Math.Min(Seconds, question.Limits.Seconds / 3.0))))
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
            return process.ExitCode == 0 && File.Exists(question.Thumbnail);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool OfImage(TextQuestion question)
    {
        using var image = SKBitmap.Decode(question.Path);
        if (image is null)
            return false;
        var scale = Math.Min(1.0, Side / (double)Math.Max(image.Width, image.Height));
        using var small = image.Resize(new SKImageInfo(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))), new SKSamplingOptions(SKCubicResampler.Mitchell));
        if (small is null)
            return false;
        using var file = File.Create(question.Thumbnail);
        return small.Encode(file, SKEncodedImageFormat.Png, 90);
    }
}
