-- Named users in the search index, as 0003 does for the records of the publisher.
CREATE TABLE named_users_search (
	id integer PRIMARY KEY NOT NULL,
	record_id text NOT NULL UNIQUE REFERENCES named_users(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW named_users_documents AS SELECT u.id AS record_id, fold(u.user_name || ' ' || u.display_name || ' ' || u.email) AS text FROM named_users u;
--> statement-breakpoint
INSERT INTO named_users_search (record_id, text) SELECT record_id, text FROM named_users_documents;
--> statement-breakpoint
CREATE VIRTUAL TABLE named_users_trigrams USING fts5(text, content = 'named_users_search', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO named_users_trigrams(named_users_trigrams) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER named_users_trigrams_add AFTER INSERT ON named_users_search BEGIN
	INSERT INTO named_users_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER named_users_trigrams_remove AFTER DELETE ON named_users_search BEGIN
	INSERT INTO named_users_trigrams(named_users_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER named_users_trigrams_change AFTER UPDATE OF text ON named_users_search WHEN old.text <> new.text BEGIN
	INSERT INTO named_users_trigrams(named_users_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO named_users_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER named_users_search_add AFTER INSERT ON named_users BEGIN
	INSERT INTO named_users_search (record_id, text) SELECT record_id, text FROM named_users_documents WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER named_users_search_change AFTER UPDATE OF user_name, display_name, email ON named_users BEGIN
	UPDATE named_users_search SET text = (SELECT d.text FROM named_users_documents d WHERE d.record_id = named_users_search.record_id) WHERE record_id = new.id;
END;
