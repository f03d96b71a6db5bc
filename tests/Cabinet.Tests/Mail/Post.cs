using System.Collections.Concurrent;
using Hub.Cabinet.Mail;
using Hub.SharedKernel.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>Sends the ledger of a hub through a sender the test holds.</summary>
internal static class Post
{
    public static Task Send(HubApp hub, IMailSender sender, TimeProvider time, CancellationToken cancel = default, MailOptions? options = null) => hub.Db<CabinetDb>(db =>
        new SendDueMail(db, sender, hub.Services.GetRequiredService<MailLetters>(), new MailLimit(db, Microsoft.Extensions.Options.Options.Create(options ?? new()), time),
            time, NullLogger<SendDueMail>.Instance).Run(cancel));

    public static Task Write(HubApp hub) => hub.Run<WriteNoticeMails>(write => write.Run(CancellationToken.None));
}

/// <summary>A sender that keeps what it was given, and fails or dies as the test says.</summary>
internal sealed class Postbox : IMailSender
{
    public ConcurrentQueue<MailMessage> Mails { get; } = new();

    /// <summary>What happens to the next mail; null takes it.</summary>
    public Func<MailMessage, Exception?> Before { get; set; } = _ => null;

    public Action? After { get; set; }

    public Task Send(MailMessage mail, CancellationToken cancel)
    {
        if (Before(mail) is { } failure)
            return Task.FromException(failure);
        Mails.Enqueue(mail);
        After?.Invoke();
        return cancel.IsCancellationRequested ? Task.FromCanceled(cancel) : Task.CompletedTask;
    }
}
