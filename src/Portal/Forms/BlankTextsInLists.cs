using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace IntMan.Portal.Forms;

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
