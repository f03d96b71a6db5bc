namespace Hub.Cabinet.Organisations.Domains;

/// <summary>Domains where anybody can have a mailbox, and zones under which anybody's domains lie: neither says where a person works.</summary>
internal static class SharedDomains
{
    private static readonly HashSet<string> PublicMail = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "ukr.net", "i.ua", "ua.fm", "email.ua", "meta.ua", "bigmir.net", "online.ua", "freemail.ukr.net", "3g.ua", "fm.com.ua",
        "outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.fr", "outlook.de", "hotmail.co.uk", "yahoo.com", "ymail.com", "rocketmail.com",
        "yahoo.co.uk", "yahoo.de", "yahoo.fr", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io",
        "tutamail.com", "aol.com", "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "email.com", "zoho.com", "zohomail.eu", "fastmail.com",
        "hey.com", "posteo.de", "mailbox.org", "wp.pl", "onet.pl", "interia.pl", "o2.pl", "seznam.cz", "mail.ru", "inbox.ru", "list.ru", "bk.ru",
        "internet.ru", "rambler.ru", "yandex.ru", "yandex.com", "yandex.ua", "ya.ru", "qq.com", "163.com", "mailinator.com", "guerrillamail.com",
        "10minutemail.com", "temp-mail.org", "yopmail.com", "trashmail.com", "sharklasers.com", "maildrop.cc",
    };

    private static readonly HashSet<string> Zones = new(StringComparer.Ordinal)
    {
        "gov.ua", "com.ua", "org.ua", "net.ua", "edu.ua", "in.ua", "pp.ua", "co.ua", "biz.ua", "kiev.ua", "kyiv.ua", "lviv.ua", "lv.ua", "odesa.ua", "odessa.ua",
        "od.ua", "kharkiv.ua", "kharkov.ua", "kh.ua", "dnipro.ua", "dp.ua", "dn.ua", "zp.ua", "zaporizhzhe.ua", "if.ua", "ivano-frankivsk.ua", "vn.ua",
        "vinnica.ua", "vinnytsia.ua", "cherkasy.ua", "ck.ua", "chernigov.ua", "cn.ua", "chernivtsi.ua", "cv.ua", "khmelnitskiy.ua", "km.ua", "kherson.ua",
        "ks.ua", "kr.ua", "kirovograd.ua", "lg.ua", "lugansk.ua", "lutsk.ua", "lt.ua", "mk.ua", "mykolaiv.ua", "nikolaev.ua", "poltava.ua", "pl.ua",
        "rivne.ua", "rv.ua", "rovno.ua", "sumy.ua", "sm.ua", "te.ua", "ternopil.ua", "uz.ua", "uzhgorod.ua", "volyn.ua", "zhitomir.ua", "zhytomyr.ua",
        "zt.ua", "crimea.ua", "sevastopol.ua", "sebastopol.ua", "sb.ua", "yalta.ua", "mil.gov.ua", "co.uk", "gov.uk", "ac.uk", "com.pl", "gov.pl",
    };

    public static bool IsPublicMail(string domain) => PublicMail.Contains(domain);

    public static bool IsZone(string domain) => Zones.Contains(domain);
}
