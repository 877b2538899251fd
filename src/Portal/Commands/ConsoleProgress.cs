using System.Globalization;

namespace IntMan.Portal.Commands;

/// <summary>How far a command is. A terminal sees one line that counts; a file or a log gets only the end.</summary>
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
