namespace IntMan.Accounts;

/// <summary>SQL conditions on a row "a" of accounts.account that several queries share.</summary>
public static class AccountState
{
    public const string IsSetUp = """
        (a.password_hash is not null or exists (select from accounts.account_passkey p where p.user_id = a.id)
          or exists (select from accounts.external_login l where l.account_id = a.id))
        """;

    public const string IsOpenTo = """
        (a.disabled_at is null and (s.stage <> 'Enrolment' or (a.totp_secret is null
            and not exists (select from accounts.account_passkey p where p.user_id = a.id)
            and not exists (select from accounts.external_login l where l.account_id = a.id))))
        """;

    public const string HasOtherAdministrator = $"""
        exists (select from accounts.role_grant o join accounts.account a on a.id = o.account_id
            where o.role = 'Administrator' and o.valid_until is null and a.id <> @accountId and a.disabled_at is null and {IsSetUp})
        """;

    public const string Name = $"""
        case when a.disabled_at is not null then 'Closed' when {IsSetUp} then 'Active'
            when exists (select from accounts.account_link i where i.account_id = a.id and i.kind = 'Invitation'
              and i.expires_at > @now) then 'Invited' else 'Expired' end
        """;
}
