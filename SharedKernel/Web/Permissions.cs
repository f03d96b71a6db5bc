using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Web;

/// <summary>Makes a policy for every <see cref="RequirePermissionAttribute"/>; whatever states nothing is denied.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(RequirePermissionAttribute.Prefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireClaim(HubClaims.Permission, policyName[RequirePermissionAttribute.Prefix.Length..]).Build()
            : await base.GetPolicyAsync(policyName);
}
