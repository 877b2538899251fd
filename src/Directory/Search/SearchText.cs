namespace IntMan.Directory.Search;

public static class SearchText
{
    public static SearchKeys KeysOf(string name) => new(name, [name], []);
}
