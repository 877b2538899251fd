namespace IntMan.Accounts;

public sealed record AccountSettings(bool LetsDemoAccountsIn);
