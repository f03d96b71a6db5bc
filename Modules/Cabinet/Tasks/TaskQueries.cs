using System.Security.Claims;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tasks;

/// <summary>Questions about tasks that several features ask.</summary>
internal static class TaskQueries
{
    public static async Task<WaitingTask> KnownOrNewTask(this CabinetDb db, string module, Guid taskId, CancellationToken cancel)
    {
        if (await db.Tasks.SingleOrDefaultAsync(t => t.Module == module && t.TaskId == taskId, cancel) is { } known)
            return known;
        var task = WaitingTask.About(module, taskId);
        db.Tasks.Add(task);
        return task;
    }

    /// <summary>
    /// What a person can do now: their own tasks, and those of a permission they hold, everywhere or within limits the task lies in.
    /// Those with a date first.
    /// </summary>
    public static IQueryable<WaitingTask> WaitingFor(this IQueryable<WaitingTask> tasks, ClaimsPrincipal person, Guid id, IReadOnlyList<string> modules)
    {
        var permissions = person.FindAll(HubClaims.Permission).Select(c => c.Value).ToList();
        // In the form of the claim, key|code|region, an empty place where there is no limit.
        var limits = person.FindAll(HubClaims.Scoped).Select(c => c.Value).ToList();
        var anywhere = permissions.Concat(limits.Select(l => ScopedPermission.Read(l)?.Permission).OfType<string>()).Distinct().ToList();
        return tasks.AsNoTracking()
            .Where(t => t.ClosedAt == null && modules.Contains(t.Module))
            .Where(t => t.PersonId == id || (t.PersonId == null && t.Permission != null && anywhere.Contains(t.Permission)
                && (permissions.Contains(t.Permission) || limits.Contains(t.Permission + "|" + t.OrganisationCode + "|")
                    || limits.Contains(t.Permission + "||" + t.Region) || limits.Contains(t.Permission + "|" + t.OrganisationCode + "|" + t.Region))))
            .OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.ToldAt).ThenBy(t => t.TaskId);
    }
}
