using System.Diagnostics;
using Hub.SharedKernel.Documents;

namespace Hub.Testing;

/// <summary>What another program (poppler) reads out of a PDF.</summary>
public static class PdfText
{
    public static async Task<byte[]> Bytes(PdfPaper paper)
    {
        using var stream = new MemoryStream();
        await paper.Write(stream, CancellationToken.None);
        return stream.ToArray();
    }

    public static async Task<string> Of(PdfPaper paper) => await Of(await Bytes(paper));

    /// <summary>The text, page by page, as it stands on the page.</summary>
    public static Task<string> Of(byte[] pdf) => Run("pdftotext", pdf, "-layout", "-", "-");

    /// <summary>Gives a PDF to a program of poppler-utils and returns what it says.</summary>
    public static async Task<string> Run(string program, byte[] pdf, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} cannot read the document: {await complained}");
        return await said;
    }
}
