namespace Hub.SharedKernel.Web;

/// <summary>Marks the kernel's own sentences: errors every module may cause.</summary>
public sealed class KernelTexts;
