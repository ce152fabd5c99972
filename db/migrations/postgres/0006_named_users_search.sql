-- Named users in the search index, as 0003 does for the records of the publisher.
CREATE TABLE named_users_search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_id text NOT NULL UNIQUE REFERENCES named_users(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW named_users_documents AS SELECT u.id AS record_id, fold(u.user_name || ' ' || u.display_name || ' ' || u.email) AS text FROM named_users u;
--> statement-breakpoint
INSERT INTO named_users_search (record_id, text) SELECT record_id, text FROM named_users_documents;
--> statement-breakpoint
CREATE INDEX named_users_trigrams ON named_users_search USING gin (text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION named_users_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO named_users_search (record_id, text) SELECT record_id, text FROM named_users_documents WHERE record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER named_users_search_add AFTER INSERT ON named_users FOR EACH ROW EXECUTE FUNCTION named_users_search_add();
--> statement-breakpoint
CREATE FUNCTION named_users_search_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE named_users_search s SET text = d.text FROM named_users_documents d WHERE d.record_id = s.record_id AND s.record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER named_users_search_change AFTER UPDATE OF user_name, display_name, email ON named_users FOR EACH ROW EXECUTE FUNCTION named_users_search_change();
