using Hub.Discovery.Asked;
using Hub.Discovery.Projection;
using Hub.Discovery.Synonyms;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery;

/// <summary>What the portal has to be found, and what helps to find it.</summary>
internal sealed class DiscoveryDb(DbContextOptions<DiscoveryDb> options) : ModuleDb(options)
{
    public DbSet<Item> Items => Set<Item>();
    public DbSet<ProjectionState> States => Set<ProjectionState>();
    public DbSet<SynonymGroup> Synonyms => Set<SynonymGroup>();
    public DbSet<AskedWords> Asked => Set<AskedWords>();
}
