namespace Hub.SharedKernel.Web.Kit;

/// <summary>The sentences the kit and the layout say by themselves, in Ukrainian and English.</summary>
public sealed class KitTexts;
