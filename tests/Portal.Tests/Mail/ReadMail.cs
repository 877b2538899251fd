using IntMan.Directory.Tests.Readers;

namespace IntMan.Portal.Tests.Mail;

/// <summary>A message as postal-mime reads it, a parser that shares nothing with the one that wrote it.</summary>
internal sealed record ReadMail(string From, string[] To, string Subject, string MessageId, string Date, string[] Headers, string Text,
    string? Html, int Attachments)
{
    public static Task<ReadMail> FromAsync(string message) => NodeReader.ReadAsync<ReadMail>("mail.mjs", new { message });
}
