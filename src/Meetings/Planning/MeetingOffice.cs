namespace IntMan.Meetings.Planning;

/// <summary>The mailbox that invitations come from and that the office reads; whoever hosts the module names it.</summary>
public sealed record MeetingOffice(string Mailbox, string Name);
