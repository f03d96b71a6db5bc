using static Hub.Library.Describing.DocumentKind;
using static Hub.Library.Describing.LegalStatus;

namespace Hub.Library.Demo;

/// <summary>Public acts by their true titles, numbers and dates.</summary>
internal static class DemoActs
{
    public static readonly IReadOnlyList<DemoDocument> All =
    [
        new(1, Law, "Про адміністративні послуги", "On Administrative Services", "5203-VI", "2012-09-06", InForce, "administrative-services service-centres",
            "Визначає, що таке адміністративна послуга, які права має той, хто по неї звертається, і як працюють центри надання адміністративних послуг.",
            "Says what an administrative service is, what rights its applicants have, and how service centres work.", "5203-17"),
        new(2, Law, "Про особливості надання публічних (електронних публічних) послуг", "On Special Features of Providing Public (Electronic Public) Services", "1689-IX", "2021-07-15", InForce, "electronic-services administrative-services",
            "Встановлює засади надання послуг в електронній формі: автоматично, комплексно, без зайвих документів.",
            "Sets the principles of services in electronic form: automatic, combined, without needless papers.", "1689-20"),
        new(3, Law, "Про захист персональних даних", "On Personal Data Protection", "2297-VI", "2010-06-01", InForce, "personal-data",
            "Встановлює, коли й на яких підставах можна обробляти відомості про людину і які права вона має.",
            "Says when and on what grounds data about a person may be processed, and what rights the person has.", "2297-17"),
        new(4, Law, "Про звернення громадян", "On Citizens' Appeals", "393/96-ВР", "1996-10-02", InForce, "participation",
            "Порядок подання та розгляду звернень, зокрема електронних петицій.", "How appeals, electronic petitions among them, are sent and answered.", "393/96-вр"),
        new(5, Resolution, "Про Порядок оприлюднення у мережі Інтернет інформації про діяльність органів виконавчої влади", "On the Procedure for Publishing on the Internet Information about the Work of Executive Bodies", "3", "2002-01-04", InForce, "official-websites",
            "Що саме орган виконавчої влади публікує на своєму сайті й у які строки.", "What an executive body publishes on its website and when.", "3-2002-п"),
        new(6, Resolution, "Про забезпечення участі громадськості у формуванні та реалізації державної політики", "On Ensuring Public Participation in Shaping and Implementing State Policy", "996", "2010-11-03", InForce, "participation",
            "Як проводять консультації з громадськістю і як працюють громадські ради.", "How public consultations are held and how public councils work.", "996-2010-п"),
        new(7, Resolution, "Про затвердження вимог до підготовки технологічної картки адміністративної послуги", "On Requirements for the Technological Card of an Administrative Service", "44", "2013-01-30", InForce, "administrative-services service-centres",
            "З чого складається технологічна картка: етапи, відповідальні, строки.", "What a technological card holds: steps, people in charge, terms.", "44-2013-п"),
        new(8, Resolution, "Про затвердження Примірного положення про центр надання адміністративних послуг", "On the Model Statute of an Administrative Service Centre", "118", "2013-02-20", InForce, "service-centres",
            "Зразок положення, за яким громади створюють свої центри.", "A model statute by which communities set up their centres.", "118-2013-п"),
        new(9, Resolution, "Про затвердження Примірного регламенту центру надання адміністративних послуг", "On the Model Rules of an Administrative Service Centre", "588", "2013-08-01", InForce, "service-centres",
            "Як влаштовано приміщення центру, приймання відвідувачів, передавання справ і видачу результатів.", "How a centre's premises, reception, handling of cases and handing out of results are arranged.", "588-2013-п"),
        new(10, Resolution, "Про затвердження Положення про набори даних, які підлягають оприлюдненню у формі відкритих даних", "On the Regulation on Data Sets to Be Published as Open Data", "835", "2015-10-21", InForce, "open-data",
            "Перелік наборів даних, які розпорядники оприлюднюють, формати, строки оновлення й вимоги до опису.", "Which data sets are published, in which formats, how often and how described.", "835-2015-п"),
        new(11, Resolution, "Про внесення змін до деяких постанов Кабінету Міністрів України щодо функціонування офіційних веб-сайтів органів виконавчої влади", "On Amending Certain Resolutions Concerning Official Websites of Executive Bodies", "493", "2019-06-12", InForce, "official-websites accessibility",
            "Оновлює вимоги до офіційних сайтів, зокрема до їхньої доступності.", "Renews the requirements for official websites, accessibility among them.", "493-2019-п"),
        new(12, Resolution, "Деякі питання доступності інформаційно-комунікаційних систем та документів в електронній формі", "Certain Issues of Accessibility of Information and Communication Systems and Electronic Documents", "757", "2023-07-21", InForce, "accessibility official-websites",
            "Запроваджує для державних сайтів, систем і документів вимоги ДСТУ EN 301 549.", "Applies the requirements of ДСТУ EN 301 549 to state websites, systems and documents.", "757-2023-п"),
        new(13, Order, "План дій з впровадження в Україні Ініціативи «Партнерство «Відкритий Уряд»", "Action Plan for Introducing the Open Government Partnership Initiative in Ukraine", "220-р", "2012-04-05", None, "open-government",
            "Перший національний план дій у межах Партнерства «Відкритий Уряд».", "The first national action plan under the Open Government Partnership.", "220-2012-р"),
        new(14, ActionPlan, "Про затвердження плану дій із впровадження Ініціативи «Партнерство «Відкритий Уряд» у 2014—2015 роках", "On the Action Plan for the Open Government Partnership Initiative for 2014–2015", "1176-р", "2014-11-26", None, "open-government",
            "Другий план дій: участь, доступ до інформації, запобігання корупції, електронні послуги.", "The second action plan: participation, access to information, prevention of corruption, electronic services.", "1176-2014-р"),
        new(15, ActionPlan, "Про затвердження плану дій із впровадження Ініціативи «Партнерство «Відкритий Уряд» у 2016—2018 роках", "On the Action Plan for the Open Government Partnership Initiative for 2016–2018", "909-р", "2016-11-30", None, "open-government",
            "Третій план дій із переліком зобов’язань, виконавців і партнерів.", "The third action plan with its commitments, those in charge and partners.", "909-2016-р"),
        new(16, ActionPlan, "Про затвердження плану заходів щодо реалізації Концепції розвитку електронної демократії в Україні на 2019—2020 роки", "On the Action Plan for the Concept of E-Democracy Development in Ukraine for 2019–2020", "405-р", "2019-06-12", None, "participation",
            "Заходи з розвитку електронної демократії, їхні строки та виконавці.", "Measures for e-democracy, their terms and those in charge.", "405-2019-р"),
        new(17, Concept, "Про схвалення Концепції розвитку електронного урядування в Україні", "On the Concept of E-Governance Development in Ukraine", "2250-р", "2010-12-13", LostForce, "e-governance",
            "Концепція 2010 року: мета, принципи й етапи розвитку е-урядування. У 2017 році її замінила нова.", "The concept of 2010: aim, principles and stages of e-governance. A new one replaced it in 2017.", "2250-2010-р"),
    ];
}
