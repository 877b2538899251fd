-- Rounds ask whether somebody is away: then the deputy speaks. Neither why nor who stands in.
create view published_directory.absence as select person_id, first_day, last_day from directory.absence;
grant select on published_directory.absence to portal_staff;
