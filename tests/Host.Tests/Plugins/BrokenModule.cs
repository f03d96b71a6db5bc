using System.Reflection;
using System.Reflection.Emit;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;

namespace Hub.Host.Tests.Plugins;

/// <summary>Writes assemblies of modules that fail at one thing.</summary>
internal static class BrokenModule
{
    public const string Cry = "This module was never tried.";

    /// <summary>A module that throws when this member is called; a null member makes it throw in its constructor.</summary>
    public static void Write(string plugins, string name, string? member)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(1, 0, 0) }, typeof(object).Assembly);
        var type = assembly.DefineDynamicModule(name).DefineType($"{name}Module", TypeAttributes.Public | TypeAttributes.Sealed, typeof(HubModule));
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        if (member is null)
            Throw(constructor);
        constructor.Emit(OpCodes.Ldarg_0);
        constructor.Emit(OpCodes.Call, typeof(HubModule).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        constructor.Emit(OpCodes.Ret);
        var texts = Override(type, "get_TextsType");
        texts.Emit(OpCodes.Ldtoken, typeof(KernelTexts));
        texts.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
        texts.Emit(OpCodes.Ret);
        if (member is not null)
            Throw(Override(type, member));
        type.CreateType();
        var folder = Directory.CreateDirectory(Path.Combine(plugins, name)).FullName;
        assembly.Save(Path.Combine(folder, name + ".dll"));
    }

    /// <summary>An assembly that wants a kernel of another version.</summary>
    public static void WriteForKernel(string plugins, string name, Version kernel)
    {
        var metadata = new System.Reflection.Metadata.Ecma335.MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(name), new Version(1, 0), default, default, 0, AssemblyHashAlgorithm.None);
        metadata.AddAssemblyReference(metadata.GetOrAddString("Hub.SharedKernel"), kernel, default, default, 0, default);
        metadata.AddTypeDefinition(0, default, metadata.GetOrAddString("<Module>"), default,
            System.Reflection.Metadata.Ecma335.MetadataTokens.FieldDefinitionHandle(1), System.Reflection.Metadata.Ecma335.MetadataTokens.MethodDefinitionHandle(1));
        var file = new System.Reflection.Metadata.BlobBuilder();
        new System.Reflection.PortableExecutable.ManagedPEBuilder(System.Reflection.PortableExecutable.PEHeaderBuilder.CreateLibraryHeader(),
            new System.Reflection.Metadata.Ecma335.MetadataRootBuilder(metadata), new System.Reflection.Metadata.BlobBuilder()).Serialize(file);
        var folder = Directory.CreateDirectory(Path.Combine(plugins, name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, name + ".dll"), file.ToArray());
    }

    private static ILGenerator Override(TypeBuilder type, string name)
    {
        var inherited = typeof(HubModule).GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        var access = inherited.IsPublic ? MethodAttributes.Public : MethodAttributes.Family;
        return type.DefineMethod(name, access | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.ReuseSlot,
            inherited.ReturnType, [.. inherited.GetParameters().Select(p => p.ParameterType)]).GetILGenerator();
    }

    private static void Throw(ILGenerator code)
    {
        code.Emit(OpCodes.Ldstr, Cry);
        code.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor([typeof(string)])!);
        code.Emit(OpCodes.Throw);
    }
}
