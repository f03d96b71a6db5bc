using Hub.Benchmarks;

// Started with «bare» it is the endpoint the portal is compared with.
if (args is ["bare", var port, var size])
    return await Bare.Serve(port, size);
return await Benchmark.Measure(BenchmarkOptions.From(args));
