using System.ServiceModel.Syndication;
using System.Xml;
using Hub.Library.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Collections;

/// <summary>Newest documents as Atom: of any list (<c>/library/list.atom?kind=Law</c>) and of a collection.</summary>
internal static class Feed
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/library/list.atom", ([FromServices] FeedOfDocuments feed, HttpContext context, CancellationToken cancel) =>
            feed.Run(DocumentFilter.From(context.Request.Query) with { Page = 1, Order = ListOrder.Newest }, null, Most, context, cancel)).AllowAnonymous();
        routes.MapGet("/library/collections/{slug}.atom", async (string slug, [FromServices] FeedOfDocuments feed, [FromServices] LibraryDb db, HttpContext context, CancellationToken cancel) =>
        {
            var collection = await db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, cancel);
            if (collection is null)
                return Results.NotFound();
            var filter = new DocumentFilter { Values = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Collection] = [slug] } };
            return await feed.Run(filter, collection, Most, context, cancel);
        }).AllowAnonymous();
    }
}

/// <summary>Writes a list as Atom (RFC 4287).</summary>
internal sealed class FeedOfDocuments(LibraryDb db, DocumentLists lists, PublicAddress address, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> Run(DocumentFilter asked, Collection? collection, int most, HttpContext context, CancellationToken cancel)
    {
        var filter = await asked.Resolve(db, cancel);
        var list = await lists.Run(filter, most, cancel);
        var culture = Language.Of(Language.Current);
        var self = address.Of(context.Request.Path + context.Request.QueryString, Language.Current);
        var feed = new SyndicationFeed(XmlSafe.Allowed(collection?.Name.In(culture).Text ?? texts["Feed.Title"]), texts["List.Lead"],
            new Uri(address.Of(collection?.Path ?? "/library" + context.Request.QueryString, Language.Current)), self, list.Cards.Select(c => c.ChangedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())
        { Language = Language.Current };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(self), "application/atom+xml"));
        feed.Items = list.Cards.Select(card => Item(card, culture)).ToList();
        using var body = new MemoryStream();
        await using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Async = true, Encoding = new System.Text.UTF8Encoding(false) }))
            new Atom10FeedFormatter(feed).WriteTo(xml);
        return Results.Bytes(body.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private SyndicationItem Item(DocumentCard card, System.Globalization.CultureInfo culture)
    {
        var item = new SyndicationItem(XmlSafe.Allowed(card.Title.In(culture).Text), (SyndicationContent?)null, new Uri(address.Of(card.Path, Language.Current)), "urn:uuid:" + card.ConceptId, card.ChangedAt)
        {
            PublishDate = card.PublishedAt,
            Summary = new TextSyndicationContent(XmlSafe.Allowed(card.Abstract.In(culture).Text)),
        };
        item.Authors.Add(new SyndicationPerson { Name = XmlSafe.Allowed(card.Publisher?.In(culture).Text ?? texts["Portal.Name"].Value) });
        item.Categories.Add(new SyndicationCategory(card.Kind.ToString(), null, texts["DocumentKind." + card.Kind]));
        return item;
    }
}
