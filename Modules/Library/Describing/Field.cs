namespace Hub.Library.Describing;

/// <summary>What a description may hold besides kind and Ukrainian title; names are in the texts under <c>Field.{name}</c>, in the order of the form.</summary>
internal enum Field
{
    TitleEn,
    TitleOriginal,
    AbstractUk,
    AbstractEn,
    Creators,
    Contributors,
    Publisher,
    ActNumber,
    AdoptedOn,
    Registration,
    IssuedOn,
    ValidFrom,
    ValidUntil,
    LegalStatus,
    Languages,
    Subjects,
    Keywords,
    Territory,
    Doi,
    Isbn,
    Licence,
    Rights,
    Link,
    Files,
}

/// <summary>Whether a kind asks for a field.</summary>
internal enum Need
{
    Hidden,
    Shown,
    Required,
}
