namespace IntMan.Accounts;

/// <param name="LetsDemoAccountsIn">Development: the accounts of the demo county sign in by password alone.</param>
public sealed record AccountSettings(bool LetsDemoAccountsIn);
