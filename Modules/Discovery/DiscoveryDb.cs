using Hub.Discovery.Asked;
using Hub.Discovery.Projection;
using Hub.Discovery.Saved;
using Hub.Discovery.Synonyms;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery;

/// <summary>What the portal has to be found, what helps to find it, and who follows what.</summary>
internal sealed class DiscoveryDb(DbContextOptions<DiscoveryDb> options) : ModuleDb(options)
{
    public DbSet<Item> Items => Set<Item>();
    public DbSet<ProjectionState> States => Set<ProjectionState>();
    public DbSet<SynonymGroup> Synonyms => Set<SynonymGroup>();
    public DbSet<AskedWords> Asked => Set<AskedWords>();
    public DbSet<SavedQuery> SavedQueries => Set<SavedQuery>();
    public DbSet<FoundItem> Found => Set<FoundItem>();
    public DbSet<ToldItem> Told => Set<ToldItem>();
}
