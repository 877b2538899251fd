namespace IntMan.Caseload.Consultations;

/// <summary>How the Land counts referrals (A8): keys of themen.yaml for kinds of services of the directory.</summary>
public static class ReferralClass
{
    public static string Of(string? serviceKind) => serviceKind switch
    {
        "JobCentre" => "arbeitsagentur",
        "ImmigrationOffice" => "auslaenderbehoerde",
        "RefugeeOrganisation" or "Club" or "VolunteerService" => "vereine",
        "HealthAdvice" or "PsychosocialAdvice" or "AddictionAdvice" or "PregnancyAdvice" or "Midwife" => "gesundheit",
        _ => "andere",
    };
}
