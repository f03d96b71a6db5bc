namespace Hub.SharedKernel.Mail;

/// <summary>How mail leaves the portal: settings <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Mailbox mail comes from. Setting <c>Mail:From</c>; required when an SMTP server is named.</summary>
    public string From { get; set; } = "";

    /// <summary>Name beside it. Setting <c>Mail:FromName</c>; the portal's name in the mail's language when empty.</summary>
    public string FromName { get; set; } = "";

    /// <summary>Mailbox answers go to. Setting <c>Mail:ReplyTo</c>; none when empty.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Folder mail is put into when no server is named. Setting <c>Mail:Folder</c>, by default <c>mail</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// How many mails may leave in a day of Kyiv; 0 for no limit. Setting <c>Mail:DailyLimit</c>. What is over it waits for the next day;
    /// the last tenth is kept for mails about accounts.
    /// </summary>
    public int DailyLimit { get; set; }

    /// <summary>
    /// Folder in which the mail server leaves mails that came back, one file each. Setting <c>Mail:BounceFolder</c>; empty: nobody looks.
    /// </summary>
    public string BounceFolder { get; set; } = "";

    /// <summary>The server. Settings <c>Mail:Smtp</c>.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Whether mail leaves the portal at all.</summary>
    public bool UsesServer => !string.IsNullOrWhiteSpace(Smtp.Host);
}

/// <summary>The SMTP server mail is handed to.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name or address of the server; empty: mail is put into the folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port: 587 by default, 465 is usual for <see cref="MailSecurity.SslOnConnect"/>.</summary>
    public int Port { get; set; } = 587;

    /// <summary>User name; empty when the server asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password of the user.</summary>
    public string Password { get; set; } = "";

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Seconds one attempt may take, 1–600.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Plain first, then TLS; a server that does not offer it is refused.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    SslOnConnect,

    /// <summary>Not at all: only for a server on the same machine or in a closed network.</summary>
    None,
}
