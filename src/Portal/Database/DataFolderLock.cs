using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    public static DataFolderLock? TryTake(string folder)
    {
        try
        {
            System.IO.Directory.CreateDirectory(folder);
            return new DataFolderLock(new FileStream(Path.Combine(folder, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PortalStartRefused(
                $"Der Datenordner {folder} gehört einem anderen Benutzer. Starten Sie als dieser oder nennen Sie in Portal__DataDirectory "
                + "einen anderen Ordner.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
