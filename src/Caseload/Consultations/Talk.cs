namespace IntMan.Caseload.Consultations;

/// <summary>A talk as pages show it.</summary>
public sealed class Talk
{
    internal const string Columns = """
        k.id, k.held_on, k.channel, k.setting, k.topics, k.subtopics, k.next_contact_on, k.next_weeks, k.service_id, k.accompanied,
        k.created_at, s.name as service, t.content as note
        """;

    internal const string From = """
        from caseload.consultation k left join public_directory.service s on s.id = k.service_id
            left join caseload.free_text t on t.subject_id = k.id and t.place = 'note'
        """;

    public Guid Id { get; init; }
    public DateOnly HeldOn { get; init; }
    public ContactChannel Channel { get; init; }
    public ContactSetting Setting { get; init; }
    public string[] Topics { get; init; } = [];
    public string[] Subtopics { get; init; } = [];
    public DateOnly? NextContactOn { get; init; }
    public int? NextWeeks { get; init; }
    public Guid? ServiceId { get; init; }
    public string? Service { get; init; }
    public bool? Accompanied { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
