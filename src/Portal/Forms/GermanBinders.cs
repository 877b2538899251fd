using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace IntMan.Portal.Forms;

// Reads fields as people type them in Germany, once: a page has days, times, numbers and choices, and what cannot be read is said at the
// field. Texts lose the spaces around them and are null when nothing is left; [DataType(DataType.Password)] keeps them as they are.
public sealed class GermanBinders : IModelBinderProvider
{
    public const string NotOffered = "Wählen Sie einen Eintrag aus der Liste.";

    private static readonly Dictionary<Type, (Func<string, DateOnly, object?> Read, string Unreadable)> Kinds = new()
    {
        [typeof(string)] = ((text, _) => text, ""),
        [typeof(DateOnly)] = ((text, today) => GermanInput.Day(text, today), "Geben Sie den Tag so ein: 25.11.2026."),
        [typeof(TimeOnly)] = ((text, _) => GermanInput.Time(text), "Geben Sie die Uhrzeit so ein: 14:00."),
        [typeof(decimal)] = ((text, _) => GermanInput.Number(text), "Geben Sie eine Zahl ein, zum Beispiel 0,75."),
        [typeof(int)] = ((text, _) => GermanInput.Whole(text), "Geben Sie eine ganze Zahl ein, zum Beispiel 18."),
        [typeof(uint)] = ((text, _) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        ? version : null, "Diese Seite ist veraltet. Laden Sie sie neu."),
        [typeof(Guid)] = ((text, _) => Guid.TryParse(text, out var id) ? id : null, NotOffered),
        [typeof(CaseNumber)] = ((text, _) => CaseNumber.Parse(text),
        "Geben Sie die Fallnummer so ein: 08435016-03-0142. Namen gehören nicht hierher."),
    };

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var metadata = context.Metadata;
        if (metadata.DataTypeName == nameof(DataType.Password))
        {
            return null;
        }

        var type = metadata.UnderlyingOrModelType;
        if (metadata.IsEnum)
        {
            return new Binder((text, _) => Enum.GetNames(type).Contains(text)
                ? Enum.Parse(type, text) : null, SentenceOf(metadata, NotOffered));
        }

        return Kinds.TryGetValue(type, out var kind) ? new Binder(kind.Read, SentenceOf(metadata, kind.Unreadable)) : null;
    }

    private static UnreadableAttribute SentenceOf(ModelMetadata metadata, string usual) =>
        (metadata as DefaultModelMetadata)?.Attributes.PropertyAttributes?.OfType<UnreadableAttribute>().FirstOrDefault() ?? new(usual);

    private sealed class Binder(Func<string, DateOnly, object?> read, UnreadableAttribute unreadable) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
            var text = GermanInput.Words(typed.FirstValue);
            var value = text is null ? null
                : read(text, bindingContext.HttpContext.RequestServices.GetRequiredService<MunicipalCalendar>().Today);
            if (text is not null && value is null)
            {
                bindingContext.ModelState.AddModelError(bindingContext.ModelName, unreadable.In(bindingContext.HttpContext));
                return Task.CompletedTask;
            }

            // A field that must have a value keeps the one it begins with when nothing was typed.
            if (value is not null || bindingContext.ModelMetadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }

            return Task.CompletedTask;
        }
    }
}

// What a field says when it cannot be read, instead of the usual sentence; on pages in several languages by the key of the text.
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnreadableAttribute(string? sentence = null) : Attribute
{
    public string? Sentence => sentence;

    public string? Key { get; init; }

    internal string In(HttpContext context) => Key is null ? sentence! : context.Features.GetRequiredFeature<Wording>()[Key];
}
