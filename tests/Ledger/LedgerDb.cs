using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Ledger;

/// <summary>The ledger's tables.</summary>
internal sealed class LedgerDb(DbContextOptions<LedgerDb> options) : ModuleDb(options)
{
    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<Effect> Effects => Set<Effect>();
}
