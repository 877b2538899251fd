-- "Arabisch" in the search box asks who speaks it.
create index person_languages on directory.person using gin (languages);
