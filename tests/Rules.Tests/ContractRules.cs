using System.Reflection;
using Hub.SharedKernel.Contracts;

namespace Hub.Rules.Tests;

/// <summary>What modules tell each other is append-only: a fact once published keeps its name and shape.</summary>
public sealed class ContractRules
{
    private static readonly string Approved = Repository.At("tests", "Rules.Tests", "contracts.approved.txt");

    [Test]
    public void Every_approved_fact_is_still_there()
    {
        Assert.That(File.ReadAllLines(Approved).Where(line => line.Length > 0).Except(Shapes()), Is.Empty,
            "facts written yesterday must be readable tomorrow; add a new fact instead");
    }

    [Test]
    public void Every_fact_is_approved()
    {
        var added = Shapes().Except(File.ReadAllLines(Approved)).ToList();

        Assert.That(added, Is.Empty,
            $"When the shape is meant to stay for ever, add these lines to {Path.GetFileName(Approved)}:\n{string.Join('\n', added)}\n");
    }

    [Test]
    public void Facts_are_sealed_records_of_the_kernel()
    {
        Assert.That(Facts().Where(t => !t.IsSealed || t.GetMethod("<Clone>$") is null).Select(t => t.Name), Is.Empty);
    }

    private static IEnumerable<Type> Facts() => typeof(IntegrationEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(IntegrationEvent))).OrderBy(t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Shapes() => Facts().SelectMany(fact => fact.GetConstructors().Single(c => c.GetParameters() is not [{ ParameterType: var only }] || only != fact)
        .GetParameters().Select(p => $"{fact.Name}.{p.Name}: {TypeName(p)}").DefaultIfEmpty($"{fact.Name}: nothing"));

    private static string TypeName(ParameterInfo parameter)
    {
        var nullable = new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(a => a.Name))}>" : type.Name;
        return nullable ? name + "?" : name;
    }
}
