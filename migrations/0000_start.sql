CREATE TABLE `api_answer` (
	`runner_id` text NOT NULL,
	`key` text NOT NULL,
	`request` text NOT NULL,
	`started_at` integer NOT NULL,
	`status` integer,
	`body` text,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `key`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `api_answer_ends` ON `api_answer` (`ends_at`);--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` text PRIMARY KEY NOT NULL,
	`runner_id` text NOT NULL,
	`name` text NOT NULL,
	`access` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `api_token_runner` ON `api_token` (`runner_id`);--> statement-breakpoint
CREATE TABLE `connection` (
	`id` text PRIMARY KEY NOT NULL,
	`runner_id` text,
	`tokens` text,
	`scope` text NOT NULL,
	`state` text NOT NULL,
	`connected_at` integer NOT NULL,
	`sync_started_at` integer,
	`synced_at` integer,
	`unreadable` text DEFAULT '[]' NOT NULL,
	`not_before` integer,
	`review_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`refused_at` integer,
	`syncs_wanted` integer DEFAULT 0 NOT NULL,
	`syncs_done` integer DEFAULT 0 NOT NULL,
	`history_until` integer,
	`history_not_before` integer,
	`history_failures` integer DEFAULT 0 NOT NULL,
	`enqueued_at` integer,
	`lost_at` integer,
	`lease` text,
	`lease_until` integer,
	`due_at` integer GENERATED ALWAYS AS (CASE state
  WHEN 'active' THEN MIN(
    CASE WHEN syncs_wanted > syncs_done THEN 0 ELSE 9007199254740991 END,
    COALESCE(not_before, 9007199254740991),
    COALESCE(review_at, 9007199254740991),
    CASE WHEN history_until IS NULL THEN 9007199254740991 ELSE COALESCE(history_not_before, 0) END)
  WHEN 'needs-reconnect' THEN MIN(COALESCE(review_at, 9007199254740991), COALESCE(lost_at, 0) + 2419200000)
  ELSE 0 END) VIRTUAL,
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `connection_runner` ON `connection` (`runner_id`);--> statement-breakpoint
CREATE INDEX `connection_due` ON `connection` (`due_at`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`runner_id` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`address_hash` text NOT NULL,
	`state` text NOT NULL,
	`off_why` text,
	`confirm_request` text,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`agreed_to` text,
	`agreed_at` integer,
	`recovery` integer DEFAULT true NOT NULL,
	`massage` integer DEFAULT false NOT NULL,
	`summary` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_runner` ON `contact` (`runner_id`,`channel`,`address`);--> statement-breakpoint
CREATE INDEX `contact_address` ON `contact` (`address_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `contact_owner` ON `contact` (`channel`,`address`) WHERE "contact"."state" = 'confirmed';--> statement-breakpoint
CREATE INDEX `contact_unconfirmed` ON `contact` (`created_at`) WHERE "contact"."confirmed_at" IS NULL;--> statement-breakpoint
CREATE TABLE `dead_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`ids` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`runner_id` text,
	`connection_id` text,
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `dead_letter_at` ON `dead_letter` (`at`);--> statement-breakpoint
CREATE INDEX `dead_letter_runner` ON `dead_letter` (`runner_id`);--> statement-breakpoint
CREATE INDEX `dead_letter_connection` ON `dead_letter` (`connection_id`);--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`runner_id` text,
	`contact_id` text,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`first_tried_at` integer,
	`sent_at` integer,
	`suggested` integer DEFAULT false NOT NULL,
	`asked_pause` integer DEFAULT false NOT NULL,
	`not_well` text,
	`provider_message_id` text,
	`words` text,
	`unsubscribe_hash` text,
	`session_epoch` integer,
	`lease` text,
	`lease_until` integer,
	`enqueued_at` integer,
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "delivery_owner" CHECK(("delivery"."runner_id" IS NULL) = ("delivery"."kind" = 'operator'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `delivery_runner` ON `delivery` (`runner_id`,`about`);--> statement-breakpoint
CREATE INDEX `delivery_contact` ON `delivery` (`contact_id`);--> statement-breakpoint
CREATE INDEX `delivery_created` ON `delivery` (`created_at`);--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`due_at`) WHERE "delivery"."state" IN ('scheduled', 'sending');--> statement-breakpoint
CREATE TABLE `endpoint` (
	`runner_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`types` text NOT NULL,
	`preset` text NOT NULL,
	`secret` text NOT NULL,
	`old_secret` text,
	`old_until` integer,
	`state` text NOT NULL,
	`off_why` text,
	`failing_since` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`agreed_to` text NOT NULL,
	`created_at` integer NOT NULL,
	`on_since` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `id`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `endpoint_id` ON `endpoint` (`id`);--> statement-breakpoint
CREATE TABLE `event` (
	`runner_id` text NOT NULL,
	`place` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`about` text NOT NULL,
	`connection_id` text,
	`facts` text NOT NULL,
	`words` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `place`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `event_about` ON `event` (`runner_id`,`type`,`about`);--> statement-breakpoint
CREATE INDEX `event_connection` ON `event` (`connection_id`);--> statement-breakpoint
CREATE INDEX `event_at` ON `event` (`at`);--> statement-breakpoint
CREATE TABLE `event_attempt` (
	`runner_id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`place` integer NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`why` text,
	`request` text NOT NULL,
	`answer` text,
	PRIMARY KEY(`runner_id`, `endpoint_id`, `place`, `number`),
	FOREIGN KEY (`runner_id`,`endpoint_id`,`place`) REFERENCES `event_delivery`(`runner_id`,`endpoint_id`,`place`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event_delivery` (
	`runner_id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`place` integer NOT NULL,
	`state` text NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease` text,
	PRIMARY KEY(`runner_id`, `endpoint_id`, `place`),
	FOREIGN KEY (`runner_id`,`endpoint_id`) REFERENCES `endpoint`(`runner_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`runner_id`,`place`) REFERENCES `event`(`runner_id`,`place`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `event_delivery_event` ON `event_delivery` (`runner_id`,`place`);--> statement-breakpoint
CREATE INDEX `event_delivery_due` ON `event_delivery` (`due_at`) WHERE "event_delivery"."state" = 'scheduled';--> statement-breakpoint
CREATE TABLE `exclusion` (
	`runner_id` text NOT NULL,
	`run_id` text NOT NULL,
	PRIMARY KEY(`runner_id`, `run_id`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `legs` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	`state` text,
	`area` text,
	`sleep` text,
	PRIMARY KEY(`runner_id`, `date`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `nudge` (
	`runner_id` text NOT NULL,
	`id` text NOT NULL,
	`connection_id` text,
	`rule` text NOT NULL,
	`subject` text NOT NULL,
	`run` text,
	`policy_version` text NOT NULL,
	`findings` text,
	`state` text NOT NULL,
	`why` text,
	`run_gone` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`enqueued_at` integer,
	PRIMARY KEY(`runner_id`, `id`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `nudge_run` ON `nudge` (`runner_id`,`run`) WHERE "nudge"."state" IN ('waiting', 'released', 'sent');--> statement-breakpoint
CREATE INDEX `nudge_created` ON `nudge` (`created_at`);--> statement-breakpoint
CREATE INDEX `nudge_connection` ON `nudge` (`connection_id`);--> statement-breakpoint
CREATE INDEX `nudge_due` ON `nudge` (`due_at`) WHERE "nudge"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `nudge_open` ON `nudge` (`state`,`created_at`) WHERE "nudge"."state" IN ('waiting', 'released');--> statement-breakpoint
CREATE TABLE `planned_run` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	`distance_meters` integer NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `date`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `push_received` (
	`connection_id` text NOT NULL,
	`run_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`edited` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `run_id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `push_received_at` ON `push_received` (`received_at`);--> statement-breakpoint
CREATE TABLE `race` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	`distance_meters` integer NOT NULL,
	`goal` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `date`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `race_simulation` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	PRIMARY KEY(`runner_id`, `date`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`windows` text NOT NULL,
	`ends_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `rate_limit_ends` ON `rate_limit` (`ends_at`) WHERE "rate_limit"."ends_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `run` (
	`connection_id` text NOT NULL,
	`id` text NOT NULL,
	`started_at` integer NOT NULL,
	`local_date` text NOT NULL,
	`distance_meters` integer NOT NULL,
	`moving_seconds` integer NOT NULL,
	`elapsed_seconds` integer NOT NULL,
	`climb_meters` integer,
	`altitude_meters` integer,
	`ground` text NOT NULL,
	`marked` text,
	`manual` integer NOT NULL,
	`device` text,
	PRIMARY KEY(`connection_id`, `id`),
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `runner` (
	`id` text PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`zone_chosen` integer NOT NULL,
	`week_starts_on` text NOT NULL,
	`units` text NOT NULL,
	`sensitivity` text NOT NULL,
	`quiet_from` text,
	`quiet_to` text,
	`snoozed_until` integer,
	`health_state` text,
	`health_since` text,
	`injured_in` text,
	`injured_where` text,
	`injury_asked` integer DEFAULT false NOT NULL,
	`time_off_ended_on` text,
	`time_off_why` text,
	`massage_back_at` integer,
	`massage_chosen` integer DEFAULT false NOT NULL,
	`massage_ask_from` integer,
	`easy_weeks` text DEFAULT '[]' NOT NULL,
	`tightness` text DEFAULT '[]' NOT NULL,
	`long_run_day` integer,
	`hard_days` text DEFAULT '[]' NOT NULL,
	`peak_cadence` text DEFAULT 'weekly' NOT NULL,
	`source_of_record` text,
	`source_chosen` integer DEFAULT false NOT NULL,
	`record_since` integer,
	`session_epoch` integer NOT NULL,
	`calendar_hash` text,
	`calendar_made_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`source_of_record`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `runner_record` ON `runner` (`source_of_record`);--> statement-breakpoint
CREATE UNIQUE INDEX `runner_calendar` ON `runner` (`calendar_hash`);--> statement-breakpoint
CREATE TABLE `soreness` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	`area` text NOT NULL,
	`strength` text NOT NULL,
	`flag` text,
	`gone_on` text,
	PRIMARY KEY(`runner_id`, `date`, `area`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `suppression` (
	`hash` text PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `treatment` (
	`runner_id` text NOT NULL,
	`date` text NOT NULL,
	`external_id` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`runner_id`, `date`, `external_id`),
	FOREIGN KEY (`runner_id`) REFERENCES `runner`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `weekly_mileage` (
	`connection_id` text NOT NULL,
	`week_start` text NOT NULL,
	`distance_meters` integer NOT NULL,
	`moving_seconds` integer NOT NULL,
	`runs` integer NOT NULL,
	`longest_run_meters` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `week_start`),
	FOREIGN KEY (`connection_id`) REFERENCES `connection`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
