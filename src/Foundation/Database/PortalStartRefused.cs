namespace IntMan.Foundation.Database;

/// <summary>The portal cannot start or go on; the message is one German sentence for whoever typed the command.</summary>
public sealed class PortalStartRefused(string message, Exception? inner = null) : Exception(message, inner);
