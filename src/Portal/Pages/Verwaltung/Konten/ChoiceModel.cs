namespace IntMan.Portal.Pages.Verwaltung.Konten;

/// <summary>A list to choose one from, with label and message.</summary>
/// <param name="Name">Name and id; messages are looked up under it.</param>
/// <param name="Value">What was chosen.</param>
/// <param name="Choices">Value and text.</param>
public sealed record ChoiceModel(string Name, string Label, string? Value, IReadOnlyList<(string Value, string Text)> Choices);
