Console.WriteLine("IntMan");
