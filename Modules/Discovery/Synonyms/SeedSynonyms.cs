using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Synonyms;

/// <summary>Demonstration: synonyms an administrator of such a portal would begin with.</summary>
internal sealed class SeedSynonyms(DiscoveryDb db, KnownSynonyms known, TimeProvider time)
{
    private static readonly string[] groups =
    [
        "ЦНАП\nцентр надання адміністративних послуг\nцентр адміністративних послуг",
        "дитсадок\nдитячий садок\nсадочок\nсадок",
        "сільрада\nсільська рада",
        "міськрада\nміська рада",
        "ОДА\nобласна державна адміністрація\nобласна адміністрація",
        "ВПО\nвнутрішньо переміщена особа\nпереселенець",
        "пенсіонер\nлітня людина",
        "сплата\nоплата\nплатіж",
        "документообіг\nобіг документів",
        "сонячна батарея\nсонячна панель",
        "е-урядування\nелектронне урядування\ne-governance",
        "Wi-Fi\nбездротовий інтернет",
    ];

    public async Task Run(CancellationToken cancel)
    {
        if (await db.Synonyms.AnyAsync(cancel))
            return;
        db.Synonyms.AddRange(groups.Select(g => SynonymGroup.Write(g, time.GetUtcNow())));
        await db.SaveChangesAsync(cancel);
        known.Forget();
    }
}
