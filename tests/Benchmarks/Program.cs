Console.WriteLine("IntMan benchmarks");
