namespace Hub.SharedKernel.Web;

/// <summary>Addresses in the web as people type them.</summary>
public static class WebAddress
{
    /// <summary>Whether the text is a full http or https address without a name and password in it.</summary>
    /// <param name="text">What was typed; null is none.</param>
    /// <param name="address">The address when it is one.</param>
    public static bool TryRead(string? text, out Uri address) =>
        Uri.TryCreate((text ?? "").Trim(), UriKind.Absolute, out address!) && address.Scheme is "http" or "https" && address.UserInfo == "";
}
