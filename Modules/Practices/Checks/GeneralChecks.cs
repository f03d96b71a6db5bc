using Hub.SharedKernel.Territories;

namespace Hub.Practices.Checks;

/// <summary>Title, place, organisation, dates and contact.</summary>
internal static class GeneralChecks
{
    public static IEnumerable<Finding> Run(PracticeContent content, CheckContext context) =>
        Names(content).Concat(Lists(content)).Concat(Places(content)).Concat(Dates(content)).Concat(ContactOf(content))
            .Concat(context.SimilarTitles.Select(title => new Finding("SimilarTitle", "General", "Content.Title.Uk", false, title)));

    private static IEnumerable<Finding> Names(PracticeContent content)
    {
        foreach (var finding in Text("Title", content.Title, 10, 300).Concat(Text("Summary", content.Summary, 50, 1000)))
            yield return finding;
        if (string.IsNullOrWhiteSpace(content.Title.En))
            yield return General("EnglishTitle", "Content.Title.En", mustMend: false);
        if (string.IsNullOrWhiteSpace(content.Organisation.Uk))
            yield return General("Missing", "Content.Organisation.Uk", true, "text:Field.Organisation");
        else if (content.Organisation.Uk.Length > 300 || content.Organisation.En.Length > 300)
            yield return General("TooLong", "Content.Organisation.Uk", true, "text:Field.Organisation", 300);
        if (content.OrganisationCode == "")
            yield return General("NoCode", "Content.OrganisationCode", mustMend: false);
        else if (!Edrpou.IsValid(content.OrganisationCode))
            yield return General("BadCode", "Content.OrganisationCode", true, content.OrganisationCode);
    }

    private static IEnumerable<Finding> Text(string name, Both text, int least, int most)
    {
        var length = text.Uk.Trim().Length;
        if (length == 0)
            yield return General("Missing", $"Content.{name}.Uk", true, "text:Field." + name);
        else if (length < least)
            yield return General("TooShort", $"Content.{name}.Uk", true, "text:Field." + name, length, least);
        if (text.Uk.Length > most || text.En.Length > most)
            yield return General("TooLong", $"Content.{name}.Uk", true, "text:Field." + name, most);
    }

    private static IEnumerable<Finding> Lists(PracticeContent content)
    {
        if (!int.TryParse(content.Group, out var group) || !Classification.Kinds.TryGetValue(group, out var kinds))
            yield return General("Choose", "Content.Group", true, "text:Field.Group");
        else if (!kinds.Contains(content.Kind))
            yield return General(content.Kind == "" ? "Choose" : "KindOfOtherGroup", "Content.Kind", true, "text:Field.Kind");
        if (!Classification.Levels.Contains(content.Level))
            yield return General("Choose", "Content.Level", true, "text:Field.Level");
        if (!Classification.Stages.Contains(content.Stage))
            yield return General("Choose", "Content.Stage", true, "text:Field.Stage");
        if (content.Topics.Count == 0 || content.Topics.Any(t => !Classification.Topics.Contains(t)))
            yield return General("Choose", "Content.Topics", true, "text:Field.Topics");
        if (!Classification.Licences.Contains(content.Licence))
            yield return General("Choose", "Content.Licence", true, "text:Field.Licence");
    }

    private static IEnumerable<Finding> Places(PracticeContent content)
    {
        if (content.Region == "" && content.Level is not "national")
            yield return General("Choose", "Content.Region", true, "text:Field.Region");
        else if (content.Region != "" && Regions.ByKatottg(content.Region) is null)
            yield return General("Choose", "Content.Region", true, "text:Field.Region");
        if (content.Place.Uk.Length > 200 || content.Place.En.Length > 200)
            yield return General("TooLong", "Content.Place.Uk", true, "text:Field.Place", 200);
        if (content.PeopleAffected != "" && (!Typed.TryNumber(content.PeopleAffected, out var people) || people < 0 || people != Math.Floor(people) || people > 60_000_000))
            yield return General("NotAWholeNumber", "Content.PeopleAffected", true, "text:Field.PeopleAffected", content.PeopleAffected);
    }

    private static IEnumerable<Finding> Dates(PracticeContent content)
    {
        if (content.StartedOn == "")
            yield return General("Missing", "Content.StartedOn", true, "text:Field.StartedOn");
        else if (!Typed.TryDate(content.StartedOn, out _))
            yield return General("NotADate", "Content.StartedOn", true, "text:Field.StartedOn", content.StartedOn);
        if (content.FinishedOn == "")
            yield break;
        if (!Typed.TryDate(content.FinishedOn, out var finished))
            yield return General("NotADate", "Content.FinishedOn", true, "text:Field.FinishedOn", content.FinishedOn);
        else if (Typed.TryDate(content.StartedOn, out var started) && finished < started)
            yield return General("EndBeforeStart", "Content.FinishedOn", true);
    }

    private static IEnumerable<Finding> ContactOf(PracticeContent content)
    {
        var contact = content.Contact;
        var field = "Content.Contact.Email";
        if (contact.Email != "" && !System.Net.Mail.MailAddress.TryCreate(contact.Email, out _))
            yield return new("NotAnEmail", "Contact", field, true, contact.Email);
        if (contact.Name + contact.Email + contact.Phone == "")
            yield return new("NoContact", "Contact", "Content.Contact.Name", false);
        else if (!contact.Consent)
            yield return new("NoConsent", "Contact", "Content.Contact.Consent", false);
    }

    private static Finding General(string key, string field, bool mustMend, params object[] arguments) => new(key, "General", field, mustMend, arguments);
}
