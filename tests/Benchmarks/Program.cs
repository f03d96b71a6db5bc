using Hub.Benchmarks;

// Started with «bare» it is the endpoint the portal is compared with.
if (args is ["bare", var port, var size])
    return await Bare.Serve(port, size);
// Started with «sample» it writes a file of practices for the import.
if (args is ["sample", var file, var count])
{
    await SampleFile.Write(file, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}
// Started with «search» it measures the search inside the server.
if (args is ["search", ..])
    return await SearchBenchmark.Measure(args.Length > 1 ? [.. args[1].Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))] : [10_000, 100_000]);
// Started with «contest» it measures the count of a round inside the server.
if (args is ["contest"])
    return ContestBenchmark.Measure();
// Started with «library» it measures the library inside the server, on PostgreSQL too where the tests have one.
if (args is ["library", ..])
    return await LibraryBenchmark.Measure(args.Length > 1 ? [.. args[1].Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))] : [10_000, 100_000]);
return await Benchmark.Measure(BenchmarkOptions.From(args));
