using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class QueueModel(ReviewQueue queue, TakeVersion take, ICurrentUser editor, IStringLocalizer<Texts> texts) : HubPage
{
    private static readonly string[] grades = ["A", "B", "C", "D"];

    [BindProperty(SupportsGet = true), FromQuery(Name = "view")]
    public string? Chosen { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "grade")]
    public string? Grade { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public string? Number { get; set; }

    public QueueView View => Enum.TryParse<QueueView>(Chosen, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : QueueView.All;

    public QueuePage Queue { get; private set; } = null!;

    public IEnumerable<FacetItem> Views => Enum.GetValues<QueueView>().Select(v =>
        new FacetItem(v.ToString().ToLowerInvariant(), texts["Queue.View." + v], Queue.Counts[v], v == View));

    public IEnumerable<ChosenFilter> Filters => Grade is null ? [] : [new ChosenFilter("grade", Grade, texts["Grade." + Grade])];

    public Task OnGetAsync(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken cancel)
    {
        if (!await take.Run(id, cancel))
            return NotFound();
        Done = texts["Review.TakenDone"];
        return RedirectToPage("Item", new { id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        if (!grades.Contains(Grade))
            Grade = null;
        Queue = await queue.Run(View, Grade, editor.RequiredId, int.TryParse(Number, out var number) ? number : 1, cancel);
    }
}
