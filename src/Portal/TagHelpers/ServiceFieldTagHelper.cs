using IntMan.Caseload.Cases;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IntMan.Portal.TagHelpers;

// A service of the directory: typed, with the names offered while typing.
[HtmlTargetElement("service-field", Attributes = "name,label,services", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ServiceFieldTagHelper : TagHelper
{
    private const int LongestName = 200;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Value { get; set; }

    public IReadOnlyList<NamedService> Services { get; set; } = [];

    public bool Optional { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldTagHelper
        {
            View = View, Name = Name, Label = Label, Value = Value, Hint = "Tippen Sie einen Teil des Namens und wählen Sie aus.",
            Maxlength = LongestName, Autocomplete = "off", Optional = Optional, List = Name + "-stellen",
        };
        field.Process(new TagHelperContext([new TagHelperAttribute("value")], new Dictionary<object, object>(), Name), output);
        var list = new TagBuilder("datalist");
        list.Attributes["id"] = Name + "-stellen";
        foreach (var service in Services)
        {
            var option = new TagBuilder("option") { TagRenderMode = TagRenderMode.Normal };
            option.Attributes["value"] = service.Text;
            list.InnerHtml.AppendHtml(option);
        }

        output.PostElement.AppendHtml(list);
    }
}
