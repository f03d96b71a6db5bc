using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.SharedKernel.Documents;

/// <summary>What a document says of itself.</summary>
/// <param name="Title">Shown by readers in place of a file name.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>: the language it is read aloud in.</param>
/// <param name="Author">Who issued it.</param>
/// <param name="At">When what it says was settled; the same moment whenever it is made again.</param>
/// <param name="Page">Foot of every page, made of its number and how many there are; null for a sheet without one.</param>
public sealed record PdfAbout(string Title, string Language, string Author, DateTimeOffset At, Func<int, int, string>? Page = null)
{
    /// <summary>Whether the sheet lies on its long side, has a frame and its text in the middle, as a diploma or a certificate.</summary>
    public bool IsFramed { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Heading of the column, repeated on every page.</param>
/// <param name="Share">Its part of the width; shares are compared with each other.</param>
/// <param name="IsNumber">Set to the right, so that digits stand below digits.</param>
public sealed record PdfColumn(string Title, double Share, bool IsNumber = false);

/// <summary>
/// A PDF written like a letter: one block below the other, as many pages of A4 as it takes. Its text is real text (it can be searched, copied and
/// read aloud), its headings and tables are tagged, its language and title are stated, and its font holds Latin, Cyrillic and Greek letters.
/// What the font cannot show becomes a box; control characters are left out. One paper is for one thread.
/// </summary>
/// <param name="about">What it says of itself.</param>
public sealed class PdfPaper(PdfAbout about)
{
    private readonly List<Action<PdfPen>> blocks = [];

    /// <summary>A heading.</summary>
    /// <param name="level">1 for the document's own, then 2 and 3.</param>
    /// <param name="text">Its words.</param>
    public PdfPaper Heading(int level, string text) => Add(pen => pen.Heading(level, text));

    /// <summary>A paragraph; line ends in it begin new paragraphs.</summary>
    /// <param name="text">Its words; nothing writes nothing.</param>
    /// <param name="small">For notes and hashes.</param>
    public PdfPaper Text(string text, bool small = false) => Add(pen => pen.Text(text, small));

    /// <summary>A line in the middle of the page, e.g. of a diploma.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="size">Height of letters in points; 72 make an inch.</param>
    /// <param name="bold">Whether it stands out.</param>
    /// <param name="heading">Level of the heading it is; 0 for plain text.</param>
    public PdfPaper Centred(string text, double size, bool bold = false, int heading = 0) => Add(pen => pen.Centred(text, size, bold, heading));

    /// <summary>Empty height.</summary>
    /// <param name="points">72 make an inch.</param>
    public PdfPaper Space(double points) => Add(pen => pen.Space(points));

    /// <summary>What follows begins at the top of a page.</summary>
    public PdfPaper NewPage() => Add(pen => pen.NewPage());

    /// <summary>A table; a row stays on one page if it can.</summary>
    /// <param name="columns">At least one.</param>
    /// <param name="rows">As many cells each as there are columns.</param>
    public PdfPaper Table(IReadOnlyList<PdfColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows) => Add(pen => new PdfTable(pen, columns).Write(rows));

    /// <summary>A QR code with the address it holds written below it as a link.</summary>
    /// <param name="address">Absolute address; of an internationalised domain its ASCII form, which every reader of codes understands.</param>
    /// <param name="shown">The address as people read it.</param>
    /// <param name="description">What it leads to, for those who hear the document.</param>
    /// <param name="side">Length of a side in points.</param>
    public PdfPaper Qr(string address, string shown, string description, double side = 90) => Add(pen => pen.Qr(address, shown, description, side));

    /// <summary>Writes the document.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task Write(Stream to, CancellationToken cancel)
    {
        // PDFsharp looks back while it writes, which an answer cannot.
        await using var whole = Whole();
        await whole.CopyToAsync(to, cancel);
    }

    /// <summary>The document as an answer that is saved under a name.</summary>
    /// <param name="name">File name with its ending.</param>
    public FileStreamHttpResult Answer(string name) => TypedResults.Stream(Whole(), MediaTypeNames.Application.Pdf, name);

    private MemoryStream Whole()
    {
        // Twice: only when all pages are there is it known how many there are, and how much of a framed sheet stays empty.
        var first = Draw(0, 0);
        var pen = Draw(first.Pages, about.IsFramed && first.Pages == 1 ? first.Rest / 2 : 0);
        var whole = new MemoryStream();
        pen.Document.Save(whole, closeStream: false);
        whole.Position = 0;
        return whole;
    }

    private PdfPen Draw(int pages, double above)
    {
        var pen = new PdfPen(about, pages);
        pen.Down(above);
        foreach (var block in blocks)
            block(pen);
        pen.Finish();
        return pen;
    }

    private PdfPaper Add(Action<PdfPen> block)
    {
        blocks.Add(block);
        return this;
    }
}
