using System.Globalization;

namespace IntMan.Portal.Commands;

internal sealed class ConsoleProgress(string unit) : IProgress<int>
{
    public void Report(int value)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value} {unit} "));
        }
    }
}
