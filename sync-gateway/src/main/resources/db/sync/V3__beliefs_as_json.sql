-- A description is read and written whole and never looked into here: it needs no parsing by the database.
alter table order_belief alter column theirs type json using theirs::text::json;
