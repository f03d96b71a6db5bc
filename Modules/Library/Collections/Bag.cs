using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Metadata;
using Hub.Library.Reading;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Collections;

/// <summary>A collection to keep elsewhere: <c>/library/collections/{slug}/bag.zip</c> holds a bag of BagIt 1.0 (RFC 8493).</summary>
internal static class BagEndpoint
{
    public static string Path(Collection collection) => collection.Path + "/bag.zip";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/library/collections/{slug}/bag.zip", async (string slug, HttpContext context, [FromServices] WriteBag bag, [FromServices] LibraryDb db, CancellationToken cancel) =>
        {
            var all = await db.Collections.AsNoTracking().ToListAsync(cancel);
            if (all.Find(c => c.Slug == slug) is not { } collection)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            // The packer writes the last bytes of every entry without waiting; they are few.
            context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{slug}.zip\"";
            await bag.Run(collection, CollectionTree.Below(all, [slug]), context.Response.Body, cancel);
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Documents)
            // As large as the collection: kept in memory it would push every page out.
            .CacheOutput(policy => policy.NoCache());
}

/// <summary>
/// Writes the published documents of a collection, and of those under it, with the files everybody may take: as it reads them, in a memory
/// that does not grow with the collection. Whoever unpacks it checks it with <c>sha256sum -c manifest-sha256.txt</c>.
/// </summary>
internal sealed class WriteBag(LibraryDb db, DocumentBatch batch, IFileStore store, PublicAddress address, IStringLocalizer<Texts> texts, TimeProvider time)
{
    private const int Batch = 50;

    private sealed class Bag(ZipArchive zip, string root)
    {
        public StringBuilder Manifest { get; } = new();
        public StringBuilder LeftOut { get; } = new();
        public long Bytes { get; private set; }
        public int Files { get; private set; }
        private readonly StringBuilder tags = new();

        /// <summary>Adds a file of the payload; its sum is of the bytes that really went in.</summary>
        public async Task Add(string path, Stream content, CompressionLevel level, CancellationToken cancel)
        {
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var entry = await zip.CreateEntry($"{root}/{path}", level).OpenAsync(cancel))
            {
                var piece = new byte[64 * 1024];
                for (int read; (read = await content.ReadAsync(piece, cancel)) > 0; Bytes += read)
                {
                    sum.AppendData(piece, 0, read);
                    await entry.WriteAsync(piece.AsMemory(0, read), cancel);
                }
            }
            Files++;
            Manifest.Append(Line(sum.GetHashAndReset(), path));
        }

        public async Task Tag(string name, string text, CancellationToken cancel, bool isListed = true)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await using (var entry = await zip.CreateEntry($"{root}/{name}", CompressionLevel.Fastest).OpenAsync(cancel))
                await entry.WriteAsync(bytes, cancel);
            if (isListed)
                tags.Append(Line(SHA256.HashData(bytes), name));
        }

        public Task Close(CancellationToken cancel) => Tag("tagmanifest-sha256.txt", tags.ToString(), cancel, isListed: false);

        private static string Line(byte[] sum, string path) => $"{Convert.ToHexStringLower(sum)}  {path}\n";
    }

    public async Task Run(Collection collection, IReadOnlyList<Guid> inside, Stream to, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        var bag = new Bag(zip, collection.Slug);
        await bag.Tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", cancel);
        var ids = await db.Documents.Where(d => d.State == DocumentState.Published && db.CollectionItems.Any(i => i.ConceptId == d.ConceptId && inside.Contains(i.CollectionId)))
            .OrderBy(d => d.Slug).Select(d => d.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch))
            await Add(bag, some, cancel);
        await bag.Tag("manifest-sha256.txt", bag.Manifest.ToString(), cancel);
        if (bag.LeftOut.Length > 0)
            await bag.Tag("left-out.txt", bag.LeftOut.ToString(), cancel);
        await bag.Tag("bag-info.txt", Info(collection, bag, ids.Count), cancel);
        await bag.Close(cancel);
    }

    private async Task Add(Bag bag, Guid[] ids, CancellationToken cancel)
    {
        var today = KyivTime.DateOf(time.GetUtcNow());
        var documents = await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Slug).ToListAsync(cancel);
        foreach (var page in await batch.Run(documents, new Dictionary<Guid, IReadOnlyList<Collection>>(), cancel))
        {
            var folder = $"data/{page.Document.Slug}";
            await AddXml(bag, folder + "/dublin-core.xml", MetadataXml.DublinCore(page, Of), cancel);
            await AddXml(bag, folder + "/datacite.xml", MetadataXml.DataCite(page, texts["Portal.Name"], Of), cancel);
            foreach (var file in page.Files.Select(f => f.File))
                await AddFile(bag, $"{folder}/{file.Place.ToString("00", CultureInfo.InvariantCulture)}-{Name(file)}", file, today, cancel);
        }
    }

    private async Task AddFile(Bag bag, string path, DocumentFile file, DateOnly today, CancellationToken cancel)
    {
        await using var content = file.IsPublicOn(today) ? store.Open(file.Sha256) : null;
        if (content is null)
            bag.LeftOut.Append(CultureInfo.InvariantCulture, $"{path}\t{(file.IsPublicOn(today) ? "missing" : file.Access)}\n");
        else
            // PDF and office files are packed already.
            await bag.Add(path, content, file.ContentType.StartsWith("text/", StringComparison.Ordinal) ? CompressionLevel.Fastest : CompressionLevel.NoCompression, cancel);
    }

    private static async Task AddXml(Bag bag, string path, System.Xml.Linq.XDocument xml, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml));
        await bag.Add(path, content, CompressionLevel.Fastest, cancel);
    }

    private string Info(Collection collection, Bag bag, int documents) => string.Create(CultureInfo.InvariantCulture, $"""
        Source-Organization: {OneLine(texts["Portal.Name"])}
        External-Identifier: {Of(collection.Path)}
        External-Description: {OneLine(collection.NameUk)}
        Bagging-Date: {KyivTime.DateOf(time.GetUtcNow()):yyyy-MM-dd}
        Payload-Oxum: {bag.Bytes}.{bag.Files}
        Documents: {documents}

        """).ReplaceLineEndings("\n");

    private string Of(string path) => address.Of(path, "uk");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Names are safe when they are stored; a percent sign would be read as an escape by RFC 8493, a backslash by sha256sum.
    private static string Name(DocumentFile file) => FileNames.Safe(file.Name).Replace('%', '_').Replace('\\', '_');
}
