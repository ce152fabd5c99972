-- The search index: what a search looks at, per kind of record, kept true by the database itself. Not part of the
-- schema in db/schema: whoever rebuilds one of these tables makes its triggers anew.
CREATE TABLE customers_search (
	id integer PRIMARY KEY NOT NULL,
	record_id text NOT NULL UNIQUE REFERENCES customers(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customers_documents AS SELECT c.id AS record_id, fold(c.name || ' ' || c.customer_number || ' ' || c.region || ' ' || c.description) AS text FROM customers c;
--> statement-breakpoint
INSERT INTO customers_search (record_id, text) SELECT record_id, text FROM customers_documents;
--> statement-breakpoint
CREATE VIRTUAL TABLE customers_trigrams USING fts5(text, content = 'customers_search', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO customers_trigrams(customers_trigrams) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER customers_trigrams_add AFTER INSERT ON customers_search BEGIN
	INSERT INTO customers_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customers_trigrams_remove AFTER DELETE ON customers_search BEGIN
	INSERT INTO customers_trigrams(customers_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER customers_trigrams_change AFTER UPDATE OF text ON customers_search WHEN old.text <> new.text BEGIN
	INSERT INTO customers_trigrams(customers_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO customers_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customers_search_add AFTER INSERT ON customers BEGIN
	INSERT INTO customers_search (record_id, text) SELECT record_id, text FROM customers_documents WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER customers_search_change AFTER UPDATE OF name, customer_number, region, description ON customers BEGIN
	UPDATE customers_search SET text = (SELECT d.text FROM customers_documents d WHERE d.record_id = customers_search.record_id) WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TABLE customer_products_search (
	id integer PRIMARY KEY NOT NULL,
	record_id text NOT NULL UNIQUE REFERENCES customer_products(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customer_products_documents AS SELECT t.id AS record_id, fold(c.name || ' ' || p.name || ' ' || t.license_type || ' ' || t.wbs || ' ' || t.invoiced_as || ' ' || t.notes) AS text FROM customer_products t JOIN customers c ON c.id = t.customer_id JOIN products p ON p.id = t.product_id;
--> statement-breakpoint
INSERT INTO customer_products_search (record_id, text) SELECT record_id, text FROM customer_products_documents;
--> statement-breakpoint
CREATE VIRTUAL TABLE customer_products_trigrams USING fts5(text, content = 'customer_products_search', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO customer_products_trigrams(customer_products_trigrams) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER customer_products_trigrams_add AFTER INSERT ON customer_products_search BEGIN
	INSERT INTO customer_products_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_trigrams_remove AFTER DELETE ON customer_products_search BEGIN
	INSERT INTO customer_products_trigrams(customer_products_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_trigrams_change AFTER UPDATE OF text ON customer_products_search WHEN old.text <> new.text BEGIN
	INSERT INTO customer_products_trigrams(customer_products_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO customer_products_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_add AFTER INSERT ON customer_products BEGIN
	INSERT INTO customer_products_search (record_id, text) SELECT record_id, text FROM customer_products_documents WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_change AFTER UPDATE OF customer_id, license_type, wbs, invoiced_as, notes ON customer_products BEGIN
	UPDATE customer_products_search SET text = (SELECT d.text FROM customer_products_documents d WHERE d.record_id = customer_products_search.record_id) WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_of_customers AFTER UPDATE OF name ON customers WHEN old.name <> new.name BEGIN
	UPDATE customer_products_search SET text = (SELECT d.text FROM customer_products_documents d WHERE d.record_id = customer_products_search.record_id) WHERE record_id IN (SELECT id FROM customer_products WHERE customer_id = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_of_products AFTER UPDATE OF name ON products WHEN old.name <> new.name BEGIN
	UPDATE customer_products_search SET text = (SELECT d.text FROM customer_products_documents d WHERE d.record_id = customer_products_search.record_id) WHERE record_id IN (SELECT id FROM customer_products WHERE product_id = new.id);
END;
--> statement-breakpoint
CREATE TABLE customer_environments_search (
	id integer PRIMARY KEY NOT NULL,
	record_id text NOT NULL UNIQUE REFERENCES customer_environments(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customer_environments_documents AS SELECT e.id AS record_id, fold(c.name || ' ' || e.name || ' ' || e.tenant || ' ' || e.serial_number) AS text FROM customer_environments e JOIN customers c ON c.id = e.customer_id;
--> statement-breakpoint
INSERT INTO customer_environments_search (record_id, text) SELECT record_id, text FROM customer_environments_documents;
--> statement-breakpoint
CREATE VIRTUAL TABLE customer_environments_trigrams USING fts5(text, content = 'customer_environments_search', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO customer_environments_trigrams(customer_environments_trigrams) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER customer_environments_trigrams_add AFTER INSERT ON customer_environments_search BEGIN
	INSERT INTO customer_environments_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_environments_trigrams_remove AFTER DELETE ON customer_environments_search BEGIN
	INSERT INTO customer_environments_trigrams(customer_environments_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_environments_trigrams_change AFTER UPDATE OF text ON customer_environments_search WHEN old.text <> new.text BEGIN
	INSERT INTO customer_environments_trigrams(customer_environments_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO customer_environments_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_add AFTER INSERT ON customer_environments BEGIN
	INSERT INTO customer_environments_search (record_id, text) SELECT record_id, text FROM customer_environments_documents WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_change AFTER UPDATE OF customer_id, name, tenant, serial_number ON customer_environments BEGIN
	UPDATE customer_environments_search SET text = (SELECT d.text FROM customer_environments_documents d WHERE d.record_id = customer_environments_search.record_id) WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_of_customers AFTER UPDATE OF name ON customers WHEN old.name <> new.name BEGIN
	UPDATE customer_environments_search SET text = (SELECT d.text FROM customer_environments_documents d WHERE d.record_id = customer_environments_search.record_id) WHERE record_id IN (SELECT id FROM customer_environments WHERE customer_id = new.id);
END;
--> statement-breakpoint
CREATE TABLE audit_entries_search (
	id integer PRIMARY KEY NOT NULL,
	record_id text NOT NULL UNIQUE REFERENCES audit_entries(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW audit_entries_documents AS SELECT a.id AS record_id, fold(a.operation || ' ' || a.actor || ' ' || a.details || ' ' || a.environment) AS text FROM audit_entries a;
--> statement-breakpoint
INSERT INTO audit_entries_search (record_id, text) SELECT record_id, text FROM audit_entries_documents;
--> statement-breakpoint
CREATE VIRTUAL TABLE audit_entries_trigrams USING fts5(text, content = 'audit_entries_search', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
INSERT INTO audit_entries_trigrams(audit_entries_trigrams) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER audit_entries_trigrams_add AFTER INSERT ON audit_entries_search BEGIN
	INSERT INTO audit_entries_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_trigrams_remove AFTER DELETE ON audit_entries_search BEGIN
	INSERT INTO audit_entries_trigrams(audit_entries_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_trigrams_change AFTER UPDATE OF text ON audit_entries_search WHEN old.text <> new.text BEGIN
	INSERT INTO audit_entries_trigrams(audit_entries_trigrams, rowid, text) VALUES ('delete', old.id, old.text);
	INSERT INTO audit_entries_trigrams(rowid, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_search_add AFTER INSERT ON audit_entries BEGIN
	INSERT INTO audit_entries_search (record_id, text) SELECT record_id, text FROM audit_entries_documents WHERE record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_search_change AFTER UPDATE OF operation, actor, details, environment ON audit_entries BEGIN
	UPDATE audit_entries_search SET text = (SELECT d.text FROM audit_entries_documents d WHERE d.record_id = audit_entries_search.record_id) WHERE record_id = new.id;
END;
