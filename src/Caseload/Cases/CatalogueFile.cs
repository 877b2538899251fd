using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IntMan.Caseload.Cases;

/// <summary>Reads a catalogue of content/caseload. Every mistake names the file and the line.</summary>
public static class CatalogueFile
{
    public static T Read<T>(string folder, string name)
    {
        var file = Path.Combine(folder, "caseload", name);
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            return yaml.Deserialize<T>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{name} ist leer.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{name}, Zeile {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>Keys are what the database stores: small letters, digits, hyphens.</summary>
    public static string Key(string? key, string name) =>
        key is { Length: > 0 and <= 40 } && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '+')
            ? key : throw new InvalidDataException(
                $"{name}: „{key}“ ist kein Schlüssel. Er besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.");
}
