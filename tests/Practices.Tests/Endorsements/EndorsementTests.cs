using Hub.Practices.Tests.Review;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Endorsements;

/// <summary>An organisation's word on somebody else's practice.</summary>
public sealed class EndorsementTests
{
    private ReviewStage stage = null!;
    private Practice practice = null!;

    private string Form => $"/practices/endorsements/give/{practice.Slug}";

    [SetUp]
    public async Task Start()
    {
        stage = await ReviewStage.Start();
        practice = await stage.PracticeOf(await stage.Published("Практика до підтримки"));
        await stage.News();
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private Task<List<GivenEndorsement>> Given() => stage.Db(db => db.Endorsements.AsNoTracking()
        .Select(e => new GivenEndorsement(e.Id, e.OrganisationCode, e.OrganisationUk, e.BecauseUk, e.RevokedAt != null, e.RevokeReason)).ToListAsync());

    private async Task<Guid> Give()
    {
        var answer = await (await stage.As(Endorser).Get(Form)).Submit("main form",
            ("Input.OrganisationUk", "Асоціація міст"), ("Input.BecauseUk", "бачили чергу на власні очі."));
        Assert.That(answer.Location, Does.EndWith($"/practices/{practice.Slug}#endorsements"), answer.Main);
        return (await Given()).Single().Id;
    }

    [Test]
    public async Task An_endorsement_is_attributed_and_the_authors_are_told()
    {
        await Give();
        var given = (await Given()).Single();
        Assert.That((given.Code, given.Organisation, given.Because), Is.EqualTo(("00022533", "Асоціація міст", "бачили чергу на власні очі.")));
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Endorsed", "Ганна: Notice.Endorsed" }));
        Assert.That(await stage.Facts<PublicPagesChanged>(), Is.Not.Empty);
        await stage.DeliverAll();
    }

    [Test]
    public async Task Sent_twice_it_is_one_and_one_organisation_endorses_once()
    {
        var page = await stage.As(Endorser).Get(Form);
        (string, string?)[] words = [("Input.OrganisationUk", "Асоціація міст"), ("Input.BecauseUk", "бачили.")];
        await page.Submit("main form", words);
        Assert.That((await page.Submit("main form", words)).Status, Is.EqualTo(302));
        var again = await (await stage.As(Endorser).Get(Form)).Submit("main form", words);
        Assert.That(again.Status, Is.EqualTo(422));
        Assert.That(again.Errors, Has.Some.Contains("вже підтримує"));
        Assert.That(await Given(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nobody_endorses_for_an_organisation_of_others_nor_their_own_practice()
    {
        var page = await stage.As(Endorser).Get(Form);
        var forged = await page.Submit("main form", ("Input.OrganisationCode", "00032112"), ("Input.OrganisationUk", "Хтось"), ("Input.BecauseUk", "так."));
        Assert.That(forged.Errors, Has.Some.Contains("не належить вашій організації"));
        var own = await (await stage.As(Editor).Get(Form)).Submit("main form", ("Input.OrganisationUk", "УПРАВЛІННЯ  освіти"), ("Input.BecauseUk", "так."));
        Assert.That(own.Errors, Has.Some.Contains("власну практику"));
        var empty = await page.Submit("main form", ("Input.OrganisationUk", "Асоціація"), ("Input.BecauseUk", ""));
        Assert.That(empty.Errors, Has.Some.Contains("чому організація підтримує"));
        Assert.That((await stage.As(Owner).Get(Form)).Status, Is.EqualTo(403).Or.EqualTo(302));
        Assert.That(await Given(), Is.Empty);
    }

    [Test]
    public async Task The_giver_or_an_editor_revokes_with_a_reason_and_nobody_else()
    {
        var id = await Give();
        await stage.News();
        var path = $"/practices/endorsements/revoke/{id}";
        Assert.That((await stage.As(Owner).Get(path)).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Owner).PostExactly(path, [new("Reason", "х")])).Status, Is.EqualTo(404));
        var page = await stage.As(Editor).Get(path);
        Assert.That((await page.Submit("main form", ("Reason", ""))).Errors, Has.Some.Contains("Напишіть причину"));
        Assert.That((await page.Submit("main form", ("Reason", "Організації вже немає."))).Status, Is.EqualTo(302));
        var given = (await Given()).Single();
        Assert.That((given.Revoked, given.Reason), Is.EqualTo((true, "Організації вже немає.")));
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.EndorsementRevoked", "Ганна: Notice.EndorsementRevoked", "Оксана: Notice.EndorsementRevoked" }));
        Assert.That(await stage.Db(db => db.Timeline.CountAsync(t => t.Action == "EndorsementRevoked" && t.IsPublic)), Is.EqualTo(1));
        Assert.That((await stage.As(Endorser).Get(path)).Status, Is.EqualTo(404));
    }

    internal sealed record GivenEndorsement(Guid Id, string? Code, string Organisation, string Because, bool Revoked, string? Reason);
}
