using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Files;

/// <summary>Adds the file store to a host.</summary>
public static class FileServices
{
    /// <summary>Adds <see cref="IFileStore"/> and <see cref="Exchange.StagedFiles"/> on disk and <see cref="RemoteFiles"/>, set up by <c>Hub:Files</c>; wrong settings stop the start with a sentence.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="settings">The portal's configuration.</param>
    public static IServiceCollection AddHubFiles(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<FileStoreOptions>().Configure(options =>
        {
            options.Root = Path.GetFullPath(settings["Hub:Files:Root"] ?? Path.Combine(Engine.DataFolder(settings), "files"));
            options.Clamd = (settings["Hub:Files:Clamd"] ?? "").Trim();
            options.ClamdSeconds = settings.GetValue("Hub:Files:ClamdSeconds", 60);
            options.MaxBytes = (long)(settings.GetValue("Hub:Files:MaxMegabytes", 100.0) * 1024 * 1024);
        }).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FileStoreOptions>, FileStoreOptionsCheck>();
        services.AddSingleton<IFileStore, DiskFileStore>();
        services.AddSingleton<Exchange.StagedFiles>();
        services.AddSingleton<RemoteFiles>();
        return services;
    }
}
