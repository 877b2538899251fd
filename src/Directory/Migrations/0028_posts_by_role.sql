-- "Integrationsbeauftragte" without a place lists who has the role; without an index each such search would read all posts.
create index post_of_role on directory.post (position, county_key, ags nulls first, title);
