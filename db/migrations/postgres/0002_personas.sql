-- Roles to begin with. They can be changed and removed like any other.
INSERT INTO "roles" ("id", "name", "name_key", "description", "audience", "grants", "created_at", "updated_at") VALUES
	('00000000-0000-7000-8000-000000000002', 'Environment viewer', 'environment viewer', 'Sees the environment, its licenses and its audit log.', 'own', '{"licenses":"read","modules":"read","configuration":"read","audit-log":"read"}', now(), now()),
	('00000000-0000-7000-8000-000000000003', 'Product team', 'product team', 'Keeps products, releases, customers and their terms, and answers requests.', 'own', '{"products":"delete","customers":"delete","customer-products":"delete","customer-environments":"delete","telemetry":"read","announcements":"delete","requests":"delete","publisher-audit-log":"read"}', now(), now()),
	('00000000-0000-7000-8000-000000000004', 'License administrator', 'license administrator', 'At a customer: sees the own products and environments, and asks for renewals and more users.', 'customer', '{"customers":"read","customer-products":"read","customer-environments":"read","requests":"create"}', now(), now());
--> statement-breakpoint
-- Administrators become global administrators; everybody else keeps seeing the environment.
UPDATE "users" SET "persona" = 'global-administrator' WHERE "role" = 'administrator';
--> statement-breakpoint
INSERT INTO "user_roles" ("user_id", "role_id") SELECT "id", '00000000-0000-7000-8000-000000000002' FROM "users" WHERE "role" <> 'administrator';
--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "role";