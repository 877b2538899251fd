namespace IntMan.Directory.Services;

// Which published services lists show: those confirmed long ago keep only their address. Source: spec 10-directory, "Confirmation".
internal static class ServiceListing
{
    // Condition that nobody has to doubt a service yet; one that has never been confirmed is new. Parameter: @ListedSince, a day.
    public static string Condition(string s) =>
        $"coalesce((select max(f.confirmed_on) from public_directory.service_confirmation f where f.service_id = {s}.id), @ListedSince) "
            + ">= @ListedSince";
}
