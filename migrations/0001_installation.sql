CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `connection_failing` ON `connection` (`failures`) WHERE "connection"."failures" > 0;--> statement-breakpoint
CREATE INDEX `connection_lost` ON `connection` (`lost_at`) WHERE "connection"."state" = 'needs-reconnect';