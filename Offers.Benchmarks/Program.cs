Console.WriteLine("Offers.Benchmarks: name a benchmark to run.");
