using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Files;

/// <summary>Where files are kept and how large they may be: settings <c>Hub:Files</c>.</summary>
public sealed class FileStoreOptions
{
    /// <summary>The folder; hosts of one portal share it. Setting <c>Hub:Files:Root</c>, by default <c>files</c> in the data folder.</summary>
    public string Root { get; set; } = "";

    /// <summary>Most bytes of one file. Setting <c>Hub:Files:MaxMegabytes</c> (of 1 048 576 bytes), by default 100.</summary>
    public long MaxBytes { get; set; } = 100L * 1024 * 1024;

    /// <summary>
    /// Where the virus scanner clamd listens: <c>host:port</c> or <c>unix:path</c> of its socket; empty for none. Setting <c>Hub:Files:Clamd</c>.
    /// While it does not answer, no file is taken.
    /// </summary>
    public string Clamd { get; set; } = "";

    /// <summary>How many seconds clamd may take for one file. Setting <c>Hub:Files:ClamdSeconds</c>, by default 60.</summary>
    public int ClamdSeconds { get; set; } = 60;
}

/// <summary>Stops a start with settings that cannot work.</summary>
internal sealed class FileStoreOptionsCheck : IValidateOptions<FileStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, FileStoreOptions options)
    {
        if (options.MaxBytes <= 0) return ValidateOptionsResult.Fail("Setting Hub:Files:MaxMegabytes must be a number of megabytes above 0, for example 100.");
        if (string.IsNullOrWhiteSpace(options.Root)) return ValidateOptionsResult.Fail("Setting Hub:Files:Root is empty; name the folder for uploaded files, or remove the setting.");
        if (File.Exists(options.Root)) return ValidateOptionsResult.Fail($"Setting Hub:Files:Root is '{options.Root}', which is a file; name a folder.");
        if (options.Clamd.Length > 0 && Files.Clamd.Address(options.Clamd) is null)
            return ValidateOptionsResult.Fail($"Setting Hub:Files:Clamd is '{options.Clamd}'; it must be host:port or unix: with the path of a socket.");
        if (options.ClamdSeconds <= 0) return ValidateOptionsResult.Fail("Setting Hub:Files:ClamdSeconds must be a number of seconds above 0, for example 60.");
        return ValidateOptionsResult.Success;
    }
}
