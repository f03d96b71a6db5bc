using System.Reflection;

namespace Hub;

/// <summary>A dropped-in module cannot be used; the message says why and what to do.</summary>
internal sealed class PluginRefused(string reason) : Exception(reason)
{
    /// <summary>A sentence for administrators about whatever a module's code threw.</summary>
    public static string Sentence(Exception failure) => failure switch
    {
        PluginRefused => failure.Message,
        TargetInvocationException { InnerException: { } inner } => $"its constructor failed: {inner.Message}",
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => $"a part of it could not be loaded: {first.Message}",
        BadImageFormatException => "its assembly is damaged or is no .NET assembly; build the module again and copy its whole output folder.",
        FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException =>
            $"{failure.Message} Build the module again against this portal's Hub.SharedKernel and copy its whole output folder.",
        _ => (failure.InnerException ?? failure).Message,
    };
}

/// <summary>A dropped-in module failed after it was found; the portal is built again without it.</summary>
internal sealed class PluginFailed(string folder, string reason) : Exception(reason)
{
    /// <summary>Where the module lies.</summary>
    public string Folder { get; } = folder;
}
