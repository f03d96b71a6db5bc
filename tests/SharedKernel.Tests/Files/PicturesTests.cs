using System.Text;
using Hub.SharedKernel.Files;
using SkiaSharp;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class PicturesTests : StoreInTemporaryFolder
{
    private static readonly byte[] Note = Encoding.ASCII.GetBytes("note " + SampleFiles.SecretPlace);

    [Test]
    public async Task Place_and_camera_are_taken_from_a_photograph()
    {
        var file = await Save(SampleFiles.JpegWithPlace(1), "фото.jpg");

        Assert.That(Encoding.Latin1.GetString(Stored(file)), Does.Not.Contain(SampleFiles.SecretPlace).And.Not.Contain("Exif"));
    }

    // Where the red top left corner is seen: EXIF orientation 1–8.
    [TestCase(1, 40, 20, 5, 5)]
    [TestCase(2, 40, 20, 35, 5)]
    [TestCase(3, 40, 20, 35, 15)]
    [TestCase(4, 40, 20, 5, 15)]
    [TestCase(5, 20, 40, 5, 5)]
    [TestCase(6, 20, 40, 15, 5)]
    [TestCase(7, 20, 40, 15, 35)]
    [TestCase(8, 20, 40, 5, 35)]
    public async Task A_photograph_stays_upright(int orientation, int width, int height, int redX, int redY)
    {
        var file = await Save(SampleFiles.JpegWithPlace((ushort)orientation), "фото.jpg");

        using var bitmap = SKBitmap.Decode(Stored(file));
        Assert.Multiple(() =>
        {
            Assert.That((file.Width, file.Height, bitmap.Width, bitmap.Height), Is.EqualTo((width, height, width, height)));
            Assert.That(IsRed(bitmap.GetPixel(redX, redY)), Is.True);
            Assert.That(IsRed(bitmap.GetPixel(width - 1 - redX, height - 1 - redY)), Is.False);
        });
    }

    [TestCase("eXIf")]
    [TestCase("tEXt")]
    [TestCase("iTXt")]
    [TestCase("prVt")]
    public async Task Notes_are_taken_from_a_PNG_without_loss(string chunk)
    {
        var file = await Save(SampleFiles.PngWithChunk(chunk, Note), "a.png");

        using var bitmap = SKBitmap.Decode(Stored(file));
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.Latin1.GetString(Stored(file)), Does.Not.Contain(SampleFiles.SecretPlace));
            Assert.That((bitmap.GetPixel(0, 0), bitmap.GetPixel(39, 19)), Is.EqualTo((SKColors.Red, SKColors.Blue)));
        });
    }

    [TestCase("EXIF")]
    [TestCase("XMP ")]
    public async Task Notes_are_taken_from_a_WebP(string chunk)
    {
        var file = await Save(SampleFiles.WebPWithChunk(chunk, Note), "a.webp");

        Assert.Multiple(() =>
        {
            Assert.That(Encoding.Latin1.GetString(Stored(file)), Does.Not.Contain(SampleFiles.SecretPlace));
            Assert.That((file.Width, file.Height), Is.EqualTo((40, 20)));
        });
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public async Task What_follows_the_picture_is_cut_off(SKEncodedImageFormat format)
    {
        var file = await Save([.. SampleFiles.Picture(format), .. "<script>alert(1)</script>"u8], "a.jpg");

        Assert.That(Encoding.Latin1.GetString(Stored(file)), Does.Not.Contain("script"));
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public async Task A_picture_without_notes_is_kept_bit_by_bit(SKEncodedImageFormat format)
    {
        var picture = SampleFiles.Picture(format);

        Assert.That(Stored(await Save(picture, "a")), Is.EqualTo(picture));
    }

    [TestCaseSource(nameof(WithNotes))]
    public async Task A_cleaned_picture_uploaded_again_is_the_same_file(byte[] picture)
    {
        var first = await Save(picture, "a");

        Assert.That((await Save(Stored(first), "a")).Sha256, Is.EqualTo(first.Sha256));
    }

    [TestCase(30_000, 30_000)]
    [TestCase(20_001, 10)]
    [TestCase(8_000, 7_000)]
    public void A_picture_that_would_fill_the_memory_is_refused(int width, int height)
    {
        var refusal = Refused(SampleFiles.PngClaiming(width, height), "a.png");

        Assert.That((refusal.Key, refusal.Details[1], refusal.Details[2]), Is.EqualTo(("Files.PictureTooLarge", (object)width, (object)height)));
    }

    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public void Half_a_picture_is_refused(SKEncodedImageFormat format)
    {
        var picture = SampleFiles.Picture(format, 400, 300);

        Assert.That(Refused(picture[..(picture.Length / 2)], "a").Key, Is.EqualTo("Files.Damaged"));
    }

    [Test]
    public void An_animation_that_would_lose_its_frames_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(Refused(SampleFiles.PngWithChunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), "a.png").Key, Is.EqualTo("Files.Animated"));
        Assert.That(Refused(SampleFiles.WebPWithChunk("ANIM", [0, 0, 0, 0, 0, 0]), "a.webp").Key, Is.EqualTo("Files.Animated"));
    });

    private static IEnumerable<TestCaseData> WithNotes()
    {
        yield return new TestCaseData(SampleFiles.JpegWithPlace(6)).SetArgDisplayNames("JPEG");
        yield return new TestCaseData(SampleFiles.PngWithChunk("tEXt", Note)).SetArgDisplayNames("PNG");
        yield return new TestCaseData(SampleFiles.WebPWithChunk("EXIF", Note)).SetArgDisplayNames("WebP");
    }

    private static bool IsRed(SKColor colour) => colour.Red > 150 && colour.Blue < 100;
}
