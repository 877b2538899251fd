using Fluid.Ast;

namespace IntMan.Foundation.Mail;

/// <summary>
/// What a template may hold, checked when it is loaded: the declared fields, if over them, and one level of for over a declared list.
/// Whatever is not named here is refused, because it could reach other data or grow without bounds (a range is built in memory at once).
/// </summary>
internal sealed class TemplateCheck(TemplateFields fields, string file) : AstVisitor
{
    private string? _row;
    private IReadOnlySet<string>? _columns;

    // Fluid visits an else that is not there as null.
    public override Statement Visit(Statement? statement) =>
        statement is null or TextSpanStatement or OutputStatement or IfStatement or ElseIfStatement or ElseStatement or ForStatement
            ? base.Visit(statement!)
            : throw Refused(statement.GetType().Name);

    public override Expression Visit(Expression expression) =>
        expression is MemberExpression ? base.Visit(expression) : throw Refused(expression.GetType().Name);

    // Fluid takes a bracket without its beginning for text; whoever wrote it meant a field.
    protected override Statement VisitTextSpanStatement(TextSpanStatement statement)
    {
        var text = statement.Text.ToString();
        return text.Contains("}}", StringComparison.Ordinal) || text.Contains("%}", StringComparison.Ordinal)
            ? throw Refused(text.Trim()) : statement;
    }

    protected override Statement VisitOutputStatement(OutputStatement statement) =>
        statement.Expression is MemberExpression { Segments: [IdentifierSegment field] } && fields.Lists.ContainsKey(field.Identifier)
            ? throw Refused(field.Identifier)
            : base.VisitOutputStatement(statement);

    protected override Statement VisitForStatement(ForStatement statement)
    {
        if (_row is not null
            || statement is not { Source: MemberExpression { Segments: [IdentifierSegment list] }, Limit: null, Offset: null,
                Reversed: false, Else: null }
            || !fields.Lists.TryGetValue(list.Identifier, out var columns)
            || fields.Names.Contains(statement.Identifier) || fields.Lists.ContainsKey(statement.Identifier))
        {
            throw Refused($"for {statement.Identifier}");
        }

        (_row, _columns) = (statement.Identifier, columns);
        foreach (var inner in statement.Statements)
        {
            Visit(inner);
        }

        _row = null;
        return statement;
    }

    protected override Expression VisitMemberExpression(MemberExpression expression) => expression.Segments switch
    {
        [IdentifierSegment field] when fields.Names.Contains(field.Identifier) || fields.Lists.ContainsKey(field.Identifier) => expression,
        [IdentifierSegment row, IdentifierSegment column] when row.Identifier == _row
        && _columns!.Contains(column.Identifier) => expression,
        var segments => throw Refused(string.Join('.', segments.Select(segment => (segment as IdentifierSegment)?.Identifier ?? "[…]"))),
    };

    private InvalidDataException Refused(string what) =>
        new($"{file}: „{what}“ ist hier nicht erlaubt, oder das Feld ist nicht angegeben.");
}
