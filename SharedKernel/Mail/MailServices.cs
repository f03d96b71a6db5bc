using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Mail;

/// <summary>Adds mail to a host.</summary>
public static class MailServices
{
    /// <summary>Adds <see cref="IMailSender"/> and <see cref="MailFolder"/>, set up by <c>Mail</c>; wrong settings stop the start with a sentence.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="settings">The portal's configuration.</param>
    public static IServiceCollection AddHubMail(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<MailOptions>().Bind(settings.GetSection("Mail")).PostConfigure(options =>
            options.Folder = Path.GetFullPath(settings["Mail:Folder"] ?? Path.Combine(Engine.DataFolder(settings), "mail"))).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<SmtpMailSender>();
        services.AddSingleton<FolderMailSender>();
        services.AddSingleton<IMailSender>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.UsesServer
            ? provider.GetRequiredService<SmtpMailSender>()
            : provider.GetRequiredService<FolderMailSender>());
        return services;
    }
}
