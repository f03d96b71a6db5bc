using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Mail;

/// <summary>Sends as soon as something is saved to be sent; who registers does not wait for the clock.</summary>
internal sealed class MailPost(MailSignal signal, IServiceScopeFactory scopes, IConfiguration settings, ILogger<MailPost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.GetValue("Hub:Jobs", true))
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.Wait(stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AnswerAskedMails>().Run(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<SendDueMail>().Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The job of every minute tries again; the post itself must live on.
                log.LogError(failure, "The ledger of mails could not be read");
            }
        }
    }
}
