using Microsoft.AspNetCore.Mvc.Rendering;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>The fields of a page in the order they are drawn: the error summary names its problems in the same order.</summary>
internal sealed class FieldOrder
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public static FieldOrder Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(FieldOrder)] is FieldOrder order) return order;
        order = new FieldOrder();
        items[typeof(FieldOrder)] = order;
        return order;
    }

    public void Add(string name) => places.TryAdd(name, places.Count);

    public int Place(string name) => places.GetValueOrDefault(name, int.MaxValue);
}
