ALTER TABLE `legs` ADD `said_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `soreness` ADD `said_at` integer DEFAULT 0 NOT NULL;