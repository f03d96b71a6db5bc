using Hub.Practices;
using Hub.Practices.Submission;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Discovery;

/// <summary>A practice that is described and published while somebody follows a search; described as one of the demonstration is.</summary>
internal static class NewPractice
{
    public static async Task Publish(HubApp hub, string title)
    {
        var (owner, editor, id) = (new TestPerson("Ганна"), new TestPerson("Марія", PracticesModule.Review), Guid.CreateVersion7());
        await hub.As(owner).Run<StartPractice>(start => start.Run(id, title, CancellationToken.None));
        await hub.Db<PracticesDb>(async db =>
        {
            var content = (await db.Versions.AsNoTracking().FirstAsync(v => v.State == VersionState.Published)).Read();
            content.Title = new(title);
            (await db.Versions.SingleAsync(v => v.Id == id)).Save(content, owner.Id, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.That(await hub.As(owner).Run<SubmitPractice, bool>(submit => submit.Run(id, new(), CancellationToken.None)), Is.True);
        await (await hub.As(editor).Get($"/practices/review/item/{id}")).Submit("form[action*='handler=Take']");
        await (await hub.As(editor).Get($"/practices/review/publish/{id}")).Submit("main form");
        await DiscoveryStage.Tell();
    }
}
