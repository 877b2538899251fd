namespace IntMan.Portal.Pages.Konto;

/// <summary>One text field of a form with its label, hint and message.</summary>
/// <param name="Name">Name and id; messages are looked up under it.</param>
/// <param name="Autocomplete">Purpose for password managers and WCAG 1.3.5.</param>
/// <param name="Value">What was typed; never set for passwords and codes.</param>
public sealed record FieldModel(string Name, string Label, string Type, string Autocomplete, string? Value = null, string? Hint = null);
