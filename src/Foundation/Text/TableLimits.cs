using System.IO.Compression;

namespace IntMan.Foundation.Text;

/// <summary>How much of a file is read. All of it is checked before the content is unpacked or taken apart.</summary>
public static class TableLimits
{
    /// <summary>Most columns of a table.</summary>
    public const int MostColumns = 300;

    /// <summary>Most cells of a file, empty ones between others included.</summary>
    public const int MostCells = 6_000_000;

    /// <summary>Most files in an archive.</summary>
    public const int MostFiles = 500;

    /// <summary>Most bytes of all files of an archive together.</summary>
    public const long MostUnpacked = 100L * 1024 * 1024;

    // Tables shrink to a tenth. What shrinks to less than a hundredth is mostly nothing, and there only to fill the memory.
    private const long MostGain = 100;
    private const long Free = 1024 * 1024;

    private const string NotReadable = "Die ZIP-Datei ist beschädigt. Laden Sie sie neu herunter oder packen Sie sie neu.";

    /// <summary>An archive whose files are known to be small enough.</summary>
    /// <exception cref="TableRefusal">It is broken, holds too many files or too much.</exception>
    public static ZipArchive Open(Stream file)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            Check(archive, Math.Min(MostUnpacked, Free + (MostGain * file.Length)));
            return archive;
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw new TableRefusal(0, null, NotReadable);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    // The sizes that an archive names may be untrue, so each file is measured as well.
    private static void Check(ZipArchive archive, long most)
    {
        if (archive.Entries.Count > MostFiles || archive.Entries.Sum(entry => entry.Length) > most)
        {
            throw TooLarge();
        }

        var (left, chunk) = (most, new byte[81920]);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(chunk)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw TooLarge();
                }
            }
        }
    }

    private static TableRefusal TooLarge() => new(0, null,
        "Die Datei ist ausgepackt zu groß (höchstens 100 MB, 500 Dateien und das Hundertfache der gepackten Größe). Teilen Sie sie auf.");
}
