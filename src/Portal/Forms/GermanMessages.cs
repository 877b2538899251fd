using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace IntMan.Portal.Forms;

// What the framework itself says of a value it cannot take. Names of fields are left out: people see labels, not them.
public static class GermanMessages
{
    private const string Missing = "Eine Angabe fehlt. Laden Sie die Seite neu und senden Sie das Formular noch einmal.";
    private const string Unfit = "Diese Angabe passt hier nicht. Prüfen Sie, was Sie eingegeben haben.";
    private const string NoNumber = "Geben Sie eine Zahl ein, zum Beispiel 18.";

    public static void Fill(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(_ => Missing);
        messages.SetMissingKeyOrValueAccessor(() => Missing);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Missing);
        messages.SetValueMustNotBeNullAccessor(_ => "Diese Angabe darf nicht leer sein.");
        messages.SetValueMustBeANumberAccessor(_ => NoNumber);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => NoNumber);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Unfit);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unfit);
        messages.SetValueIsInvalidAccessor(_ => Unfit);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unfit);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unfit);
    }
}
