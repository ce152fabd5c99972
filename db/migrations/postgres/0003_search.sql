-- The search index: what a search looks at, per kind of record, kept true by the database itself. Not part of the
-- schema in db/schema: whoever rebuilds one of these tables makes its triggers anew.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- As fold() of lib/kernel/text.
CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT lower(regexp_replace(trim(normalize(value, NFKC)), '\s+', ' ', 'g'))
$$;
--> statement-breakpoint
CREATE TABLE customers_search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_id text NOT NULL UNIQUE REFERENCES customers(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customers_documents AS SELECT c.id AS record_id, fold(c.name || ' ' || c.customer_number || ' ' || c.region || ' ' || c.description) AS text FROM customers c;
--> statement-breakpoint
INSERT INTO customers_search (record_id, text) SELECT record_id, text FROM customers_documents;
--> statement-breakpoint
CREATE INDEX customers_trigrams ON customers_search USING gin (text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION customers_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO customers_search (record_id, text) SELECT record_id, text FROM customers_documents WHERE record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_search_add AFTER INSERT ON customers FOR EACH ROW EXECUTE FUNCTION customers_search_add();
--> statement-breakpoint
CREATE FUNCTION customers_search_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customers_search s SET text = d.text FROM customers_documents d WHERE d.record_id = s.record_id AND s.record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_search_change AFTER UPDATE OF name, customer_number, region, description ON customers FOR EACH ROW EXECUTE FUNCTION customers_search_change();
--> statement-breakpoint
CREATE TABLE customer_products_search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_id text NOT NULL UNIQUE REFERENCES customer_products(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customer_products_documents AS SELECT t.id AS record_id, fold(c.name || ' ' || p.name || ' ' || t.license_type || ' ' || t.wbs || ' ' || t.invoiced_as || ' ' || t.notes) AS text FROM customer_products t JOIN customers c ON c.id = t.customer_id JOIN products p ON p.id = t.product_id;
--> statement-breakpoint
INSERT INTO customer_products_search (record_id, text) SELECT record_id, text FROM customer_products_documents;
--> statement-breakpoint
CREATE INDEX customer_products_trigrams ON customer_products_search USING gin (text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION customer_products_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO customer_products_search (record_id, text) SELECT record_id, text FROM customer_products_documents WHERE record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_add AFTER INSERT ON customer_products FOR EACH ROW EXECUTE FUNCTION customer_products_search_add();
--> statement-breakpoint
CREATE FUNCTION customer_products_search_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customer_products_search s SET text = d.text FROM customer_products_documents d WHERE d.record_id = s.record_id AND s.record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_change AFTER UPDATE OF customer_id, license_type, wbs, invoiced_as, notes ON customer_products FOR EACH ROW EXECUTE FUNCTION customer_products_search_change();
--> statement-breakpoint
CREATE FUNCTION customer_products_search_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customer_products_search s SET text = d.text FROM customer_products_documents d, customer_products r WHERE d.record_id = s.record_id AND r.id = s.record_id AND r.customer_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_of_customers AFTER UPDATE OF name ON customers FOR EACH ROW WHEN (old.name <> new.name) EXECUTE FUNCTION customer_products_search_of_customers();
--> statement-breakpoint
CREATE FUNCTION customer_products_search_of_products() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customer_products_search s SET text = d.text FROM customer_products_documents d, customer_products r WHERE d.record_id = s.record_id AND r.id = s.record_id AND r.product_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_products_search_of_products AFTER UPDATE OF name ON products FOR EACH ROW WHEN (old.name <> new.name) EXECUTE FUNCTION customer_products_search_of_products();
--> statement-breakpoint
CREATE TABLE customer_environments_search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_id text NOT NULL UNIQUE REFERENCES customer_environments(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW customer_environments_documents AS SELECT e.id AS record_id, fold(c.name || ' ' || e.name || ' ' || e.tenant || ' ' || e.serial_number) AS text FROM customer_environments e JOIN customers c ON c.id = e.customer_id;
--> statement-breakpoint
INSERT INTO customer_environments_search (record_id, text) SELECT record_id, text FROM customer_environments_documents;
--> statement-breakpoint
CREATE INDEX customer_environments_trigrams ON customer_environments_search USING gin (text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION customer_environments_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO customer_environments_search (record_id, text) SELECT record_id, text FROM customer_environments_documents WHERE record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_add AFTER INSERT ON customer_environments FOR EACH ROW EXECUTE FUNCTION customer_environments_search_add();
--> statement-breakpoint
CREATE FUNCTION customer_environments_search_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customer_environments_search s SET text = d.text FROM customer_environments_documents d WHERE d.record_id = s.record_id AND s.record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_change AFTER UPDATE OF customer_id, name, tenant, serial_number ON customer_environments FOR EACH ROW EXECUTE FUNCTION customer_environments_search_change();
--> statement-breakpoint
CREATE FUNCTION customer_environments_search_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE customer_environments_search s SET text = d.text FROM customer_environments_documents d, customer_environments r WHERE d.record_id = s.record_id AND r.id = s.record_id AND r.customer_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customer_environments_search_of_customers AFTER UPDATE OF name ON customers FOR EACH ROW WHEN (old.name <> new.name) EXECUTE FUNCTION customer_environments_search_of_customers();
--> statement-breakpoint
CREATE TABLE audit_entries_search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_id text NOT NULL UNIQUE REFERENCES audit_entries(id) ON DELETE CASCADE,
	text text NOT NULL
);
--> statement-breakpoint
CREATE VIEW audit_entries_documents AS SELECT a.id AS record_id, fold(a.operation || ' ' || a.actor || ' ' || a.details || ' ' || a.environment) AS text FROM audit_entries a;
--> statement-breakpoint
INSERT INTO audit_entries_search (record_id, text) SELECT record_id, text FROM audit_entries_documents;
--> statement-breakpoint
CREATE INDEX audit_entries_trigrams ON audit_entries_search USING gin (text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION audit_entries_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO audit_entries_search (record_id, text) SELECT record_id, text FROM audit_entries_documents WHERE record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_search_add AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_search_add();
--> statement-breakpoint
CREATE FUNCTION audit_entries_search_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE audit_entries_search s SET text = d.text FROM audit_entries_documents d WHERE d.record_id = s.record_id AND s.record_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_search_change AFTER UPDATE OF operation, actor, details, environment ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_search_change();
