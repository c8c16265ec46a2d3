-- Replaced by the tables of the catalog.
select 1;
