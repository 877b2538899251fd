using IntMan.Directory.Exchange.Import;

namespace IntMan.Directory.Search;

// Candidates by index only: whole keys, beginnings, words, near forms. Beginnings are compared with ~>=~ and ~<~ so that a prepared plan
// can use the index in any locale. Streets of a municipality that was named too come first, so that a limit never cuts them off. "limit
// 1" stands where exists would read better: PostgreSQL answers an exists in a list of columns by hashing the whole table.
internal static class SearchSql
{
    public const string Candidates = """
        with m as materialized (
            select ags from public_directory.municipality where search_key = any(@Keys)
            union select ags from public_directory.municipality where search_words && @Words
            union select ags from public_directory.municipality where search_near && @Near
            union select ags from public_directory.municipality where postal_codes && @Postal
            union (select ags from public_directory.municipality where search_key ~>=~ @Prefix and search_key ~<~ @PrefixEnd
              order by length(search_key) limit 20)
        ), d as materialized (
            (select id, ags from public_directory.district where search_key = any(@Keys) limit 100)
            union (select id, ags from public_directory.district where search_words && @Words limit 60)
            union (select id, ags from public_directory.district where search_near && @Near limit 40)
            union (select id, ags from public_directory.district where search_key ~>=~ @Prefix and search_key ~<~ @PrefixEnd
              order by length(search_key) limit 20)
        ), s as materialized (
            (select id from public_directory.street where search_key = any(@Keys)
              order by ags in (select ags from m union all select ags from d) desc limit 60)
            union (select id from public_directory.street where search_words && @Words
              order by ags in (select ags from m union all select ags from d) desc limit 40)
            union (select id from public_directory.street where search_near && @Near
              order by ags in (select ags from m union all select ags from d) desc limit 40)
            union (select id from public_directory.street where search_key ~>=~ @Prefix and search_key ~<~ @PrefixEnd
              order by length(search_key) limit 20)
        ), p as materialized (
            (select slug from public_directory.named_person where search_key = any(@Keys) limit 40)
            union (select slug from public_directory.named_person where search_words && @Words limit 40)
            union (select slug from public_directory.named_person where search_near && @Near limit 40)
            union (select slug from public_directory.named_person where search_key ~>=~ @Prefix and search_key ~<~ @PrefixEnd
              order by length(search_key) limit 20)
        ), j as materialized (
            (select id from public_directory.post where search_key = any(@Keys) limit 40)
            union (select id from public_directory.post where search_words && @PostWords and (ags in (select ags from m) or not @HasPlace)
              limit 40)
            union (select id from public_directory.post where search_key ~>=~ @Prefix and search_key ~<~ @PrefixEnd
              order by length(search_key) limit 20)
        )
        select 'Municipality' as kind, null::uuid as id, x.name as label, null as slug, null::uuid as post_id, x.ags,
          x.name as municipality, x.county_key, c.name as county, x.association_key,
            null::uuid as district_id, null as district, coalesce(x.population, 0) as population,
              coalesce((select true from public_directory.responsibility r where r.ags = x.ags limit 1), false) as has_own_rule,
            x.postal_codes && @Postal as has_postal_code, x.search_key, x.search_words
        from public_directory.municipality x join public_directory.county c on c.key = x.county_key
        where x.ags in (select ags from m limit 200)
        union all
        select 'District', x.id, x.name, null, null, x.ags, m.name, m.county_key, c.name, m.association_key, x.id, x.name,
          coalesce(m.population, 0),
            coalesce((select true from public_directory.responsibility r where r.district_id = x.id limit 1), false),
              m.postal_codes && @Postal, x.search_key, x.search_words
        from public_directory.district x join public_directory.municipality m on m.ags = x.ags
          join public_directory.county c on c.key = m.county_key
        where x.id in (select id from d)
        union all
        select 'Street', x.id, x.name, null, null, x.ags, m.name, m.county_key, c.name, m.association_key, x.district_id, d.name,
          coalesce(m.population, 0),
            coalesce((select true from public_directory.responsibility r where r.street_id = x.id limit 1), false),
              m.postal_codes && @Postal, x.search_key, x.search_words
        from public_directory.street x join public_directory.municipality m on m.ags = x.ags
          join public_directory.county c on c.key = m.county_key
            left join public_directory.district d on d.id = x.district_id
        where x.id in (select id from s)
        union all
        select 'Person', x.id, x.given_name || ' ' || x.family_name, x.slug, j.id, j.ags, m.name, j.county_key, c.name, null, null, null,
          0, false, false, x.search_key, x.search_words
        from public_directory.named_person x join public_directory.post j on j.id = x.post_id left
          join public_directory.municipality m on m.ags = j.ags
            join public_directory.county c on c.key = j.county_key
        where x.slug in (select slug from p) and foundation.valid_on(x.valid_from, x.valid_until, @Day) and x.consent_on <= @Day
        union all
        select 'Post', x.id, x.title, x.slug, x.id, x.ags, m.name, x.county_key, c.name, null, null, null, 0, false, false, x.search_key,
          x.search_words
        from public_directory.post x left join public_directory.municipality m on m.ags = x.ags
          join public_directory.county c on c.key = x.county_key
        where x.id in (select id from j)
        """;

    // Where people have the role that was asked for, without a place.
    public const string PostsInRole = """
        select p.id from public_directory.post p where p.position = @Role order by p.county_key, p.ags nulls first, p.title limit 12
        """;

    // Who speaks a language, by the index on the languages of people.
    public const string PostsSpeaking = """
        select h.post_id from public_directory.holder h
        where h.languages @> array[@Spoken]::text[] and foundation.valid_on(h.valid_from, h.valid_until, @Day) limit 12
        """;

    public const string Nearest = """
        select * from (
            select 'Municipality' as kind, m.name as label, m.name as municipality, similarity(m.search_key, @Key) as likeness
              from public_directory.municipality m where m.search_key % @Key
            union all
            select 'District', d.name, m.name, similarity(d.search_key, @Key) from public_directory.district d
              join public_directory.municipality m on m.ags = d.ags where d.search_key % @Key
            union all
            select 'Street', s.name, m.name, similarity(s.search_key, @Key) from public_directory.street s
              join public_directory.municipality m on m.ags = s.ags where s.search_key % @Key
        ) nearest
        order by likeness desc, label
        limit 5;

        select c.key, c.name, c.office_name, c.phone, c.email from public_directory.county c
        where c.phone is not null
        order by c.name limit 4;
        """;
}
