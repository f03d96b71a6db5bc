using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Hub.Discovery.Machines;

/// <summary>The OpenAPI document of the search for machines, made from the address itself and the table of its parameters.</summary>
internal static class OpenApiEndpoint
{
    public const string Path = "/openapi/" + SearchApi.Version + ".json";

    public static void Add(IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(SearchApi.Version, new OpenApiInfo { Title = "Search of the portal", Version = "1" });
            options.DocInclusionPredicate((document, address) => address.GroupName == document);
            options.SupportNonNullableReferenceTypes();
            options.OperationFilter<ApiOperation>();
        });
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Answer).AllowAnonymous()
        .OpenToSites().WithMetadata(new AnswersProblems()).RequireRateLimiting(RateLimits.Documents);

    private static async Task Answer(HttpContext context, ISwaggerProvider documents, PublicAddress address)
    {
        var document = documents.GetSwagger(SearchApi.Version);
        document.Servers = [new OpenApiServer { Url = address.Base }];
        document.Info.License = new OpenApiLicense { Name = "CC BY 4.0", Url = new("https://creativecommons.org/licenses/by/4.0/") };
        context.Response.ContentType = "application/json; charset=utf-8";
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, context.RequestAborted);
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}

/// <summary>Describes the parameters, in English as such documents are.</summary>
internal sealed class ApiOperation(ModuleTexts texts) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Summary = Say("Api.Lead");
        operation.Parameters = [.. ApiParameters.All.Select(Parameter)];
    }

    private OpenApiParameter Parameter(ApiParameter parameter)
    {
        var one = new OpenApiSchema { Type = parameter.Takes == ApiTakes.Number ? JsonSchemaType.Integer : JsonSchemaType.String };
        if (parameter.Choices.Length > 0)
            one.Enum = [.. parameter.Choices.Select(c => (System.Text.Json.Nodes.JsonNode)c)];
        if (parameter.Takes == ApiTakes.Words)
            one.MaxLength = Searching.SearchQuery.LongestWords;
        if (parameter.Takes == ApiTakes.Number)
            (one.Minimum, one.Maximum) = ("1", (parameter.Name == "size" ? ApiParameters.LargestSize : Searching.Search.MostReachable).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = Say(parameter.TextKey),
            Example = parameter.Takes == ApiTakes.Number ? int.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture) : parameter.Example,
            Schema = parameter.Takes == ApiTakes.Values ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one, MaxItems = Searching.SearchQuery.MostValues } : one,
        };
    }

    private string Say(string key) => texts.In("en", "Discovery", key);
}
