ALTER TABLE `connection` ADD `paused_for` text;--> statement-breakpoint
ALTER TABLE `connection` ADD `reading_page` integer;--> statement-breakpoint
ALTER TABLE `connection` ADD `reading_of` integer;