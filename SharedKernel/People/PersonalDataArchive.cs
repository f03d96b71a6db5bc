using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.SharedKernel.Files;

namespace Hub.SharedKernel.People;

/// <summary>
/// The archive of everything the portal holds about a person, open for one module: what it adds lies in a folder named after it.
/// Written as it comes; nothing is held in memory.
/// </summary>
public sealed class PersonalDataArchive
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ZipArchive zip;
    private readonly string folder;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens the archive for a module.</summary>
    /// <param name="zip">The archive that is being written.</param>
    /// <param name="module">Name of the module.</param>
    /// <param name="personId">Whose data it is.</param>
    public PersonalDataArchive(ZipArchive zip, string module, Guid personId) =>
        (this.zip, folder, PersonId) = (zip, FileNames.Safe(module.ToLowerInvariant()), personId);

    /// <summary>Whose data is asked for.</summary>
    public Guid PersonId { get; }

    /// <summary>Adds one thing as a JSON file.</summary>
    /// <param name="name">Name of the file without its ending, e.g. <c>profile</c>.</param>
    /// <param name="data">A record or an anonymous object; dates come out in ISO 8601, names in camel case.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task Add<T>(string name, T data, CancellationToken cancel)
    {
        await using var entry = Entry(name + ".json");
        await JsonSerializer.SerializeAsync(entry, data, Json, cancel);
    }

    /// <summary>Adds many things as one JSON file with a list, as they are read; no file when there are none.</summary>
    /// <param name="name">Name of the file without its ending, e.g. <c>feedback</c>.</param>
    /// <param name="rows">The things.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task AddList<T>(string name, IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        await using var source = rows.GetAsyncEnumerator(cancel);
        if (!await source.MoveNextAsync())
            return;
        await using var entry = Entry(name + ".json");
        await using var text = new StreamWriter(entry);
        await text.WriteAsync("[\n");
        var more = true;
        while (more)
        {
            await text.WriteAsync(JsonSerializer.Serialize(source.Current, Json));
            more = await source.MoveNextAsync();
            await text.WriteAsync(more ? ",\n" : "\n]\n");
        }
    }

    /// <summary>Adds a file as it is.</summary>
    /// <param name="name">Its name; made safe, and told apart from another of the same name.</param>
    /// <param name="content">Its bytes; read once, not closed.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Path of the file within the archive, to be named in a list.</returns>
    public async Task<string> AddFile(string name, Stream content, CancellationToken cancel)
    {
        var path = Free("files/" + FileNames.Safe(name));
        await using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        await content.CopyToAsync(entry, cancel);
        return path;
    }

    private Stream Entry(string name) => zip.CreateEntry(Free(FileNames.Safe(name)), CompressionLevel.Optimal).Open();

    private string Free(string name)
    {
        var (stem, ending) = (name[..^Path.GetExtension(name).Length], Path.GetExtension(name));
        var free = name;
        for (var next = 2; !names.Add(free); next++)
            free = $"{stem} ({next}){ending}";
        return $"{folder}/{free}";
    }
}
