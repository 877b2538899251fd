using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace IntMan.Portal.Forms;

/// <summary>
/// A blank value within a list (<c>?sprachen=&amp;sprachen=</c>) is bound as an empty text. The framework makes it null, which a list of texts
/// does not say it can hold. Single fields stay null when nothing was typed.
/// </summary>
public sealed class BlankTextsInLists : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.MetadataKind == ModelMetadataKind.Type && context.Key.ModelType == typeof(string))
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
