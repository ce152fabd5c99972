CREATE TABLE "concurrent_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"module_id" text NOT NULL,
	"user_name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "license_files" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"jti" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "named_user_roles" (
	"user_id" text NOT NULL,
	"role_id" text NOT NULL,
	CONSTRAINT "named_user_roles_user_id_role_id_pk" PRIMARY KEY("user_id","role_id")
);
--> statement-breakpoint
CREATE TABLE "named_users" (
	"id" text PRIMARY KEY NOT NULL,
	"user_name" text NOT NULL,
	"user_name_key" text NOT NULL,
	"display_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"external_id" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recount_counts" (
	"recount_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"count" integer NOT NULL,
	"quantity" integer,
	CONSTRAINT "recount_counts_recount_id_kind_key_pk" PRIMARY KEY("recount_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "recount_names" (
	"recount_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"user_name" text NOT NULL,
	"display_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "recount_names_recount_id_kind_key_user_name_pk" PRIMARY KEY("recount_id","kind","key","user_name")
);
--> statement-breakpoint
CREATE TABLE "recounts" (
	"id" text PRIMARY KEY NOT NULL,
	"ran_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"outcome" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"counted" integer DEFAULT 0 NOT NULL,
	"enabled_users" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_role_modules" (
	"role_id" text NOT NULL,
	"module_id" text NOT NULL,
	CONSTRAINT "security_role_modules_role_id_module_id_pk" PRIMARY KEY("role_id","module_id")
);
--> statement-breakpoint
CREATE TABLE "security_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"external_id" text,
	"user_license_type" text DEFAULT 'none' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_peaks" (
	"module_id" text NOT NULL,
	"day" text NOT NULL,
	"peak" integer NOT NULL,
	"openings" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "session_peaks_module_id_day_pk" PRIMARY KEY("module_id","day"),
	CONSTRAINT "session_peaks_peak" CHECK ("session_peaks"."peak" >= 0)
);
--> statement-breakpoint
ALTER TABLE "license_set" ADD COLUMN "source" text DEFAULT 'service' NOT NULL;--> statement-breakpoint
ALTER TABLE "modules" ADD COLUMN "switched_off_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "concurrent_sessions" ADD CONSTRAINT "concurrent_sessions_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "public"."modules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_files" ADD CONSTRAINT "license_files_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_user_roles" ADD CONSTRAINT "named_user_roles_user_id_named_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."named_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_user_roles" ADD CONSTRAINT "named_user_roles_role_id_security_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."security_roles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recount_counts" ADD CONSTRAINT "recount_counts_recount_id_recounts_id_fk" FOREIGN KEY ("recount_id") REFERENCES "public"."recounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recount_names" ADD CONSTRAINT "recount_names_recount_id_recounts_id_fk" FOREIGN KEY ("recount_id") REFERENCES "public"."recounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_role_modules" ADD CONSTRAINT "security_role_modules_role_id_security_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."security_roles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_role_modules" ADD CONSTRAINT "security_role_modules_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "public"."modules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_peaks" ADD CONSTRAINT "session_peaks_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "public"."modules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "concurrent_sessions_module" ON "concurrent_sessions" USING btree ("module_id","expires_at");--> statement-breakpoint
CREATE INDEX "concurrent_sessions_expires" ON "concurrent_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "license_files_environment" ON "license_files" USING btree ("environment_id","issued_at");--> statement-breakpoint
CREATE INDEX "named_user_roles_role" ON "named_user_roles" USING btree ("role_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "named_users_user_name_unique" ON "named_users" USING btree ("user_name_key");--> statement-breakpoint
CREATE INDEX "named_users_external" ON "named_users" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "named_users_enabled" ON "named_users" USING btree ("enabled","user_name_key");--> statement-breakpoint
CREATE INDEX "recounts_started" ON "recounts" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "recounts_outcome" ON "recounts" USING btree ("outcome","finished_at");--> statement-breakpoint
CREATE INDEX "security_role_modules_module" ON "security_role_modules" USING btree ("module_id");--> statement-breakpoint
CREATE UNIQUE INDEX "security_roles_name_unique" ON "security_roles" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "security_roles_external" ON "security_roles" USING btree ("external_id");