using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hub.Benchmarks;

/// <summary>A Kestrel endpoint that gives a fixed page: the most this machine and this server can do.</summary>
internal static class Bare
{
    public static async Task<int> Serve(string port, string size)
    {
        var page = new byte[int.Parse(size, CultureInfo.InvariantCulture)];
        Array.Fill(page, (byte)'x');
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
