using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Web;

/// <summary>Makes a policy for every <see cref="RequirePermissionAttribute"/>; whatever states nothing is denied.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (policyName.StartsWith(RequirePermissionAttribute.Prefix, StringComparison.Ordinal))
            return new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireClaim(HubClaims.Permission, policyName[RequirePermissionAttribute.Prefix.Length..]).Build();
        if (policyName.StartsWith(RequirePermissionAttribute.SomewherePrefix, StringComparison.Ordinal))
            return Somewhere(policyName[RequirePermissionAttribute.SomewherePrefix.Length..]);
        return await base.GetPolicyAsync(policyName);
    }

    private static AuthorizationPolicy Somewhere(string permission) => new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.User.HasClaim(HubClaims.Permission, permission)
            || asked.User.FindAll(HubClaims.Scoped).Any(claim => ScopedPermission.Read(claim.Value)?.Permission == permission))
        .Build();
}
