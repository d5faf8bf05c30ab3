-- How frequent the terms of the search are tells which of them to look up. PostgreSQL finds it out for itself, but of an index
-- that was built when the members were there already only once a tenth of them have changed.
ANALYZE member;
