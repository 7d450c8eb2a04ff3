import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import { MENUS } from "#shared/ipc/channels/menu-channels.ts";
import { FIRST_STEPS, PROFILES } from "#shared/ipc/channels/onboarding-channels.ts";
import type { DesktopRequests } from "#shared/ipc/contract.ts";
import { EXPORT_FORMATS } from "#shared/model/export-format.ts";
import {
  COLOUR_PRESETS,
  DENSITIES,
  DESKTOP_ALERTS,
  MOTIONS,
  NUMBER_LOCALES,
  SHOWN_ZONES,
  THEMES,
  ZOOMS,
  type Settings,
} from "#shared/model/settings.ts";
import { name, nothing } from "./common.ts";
import { reportSource } from "./report-schemas.ts";

/** More would be no layout that a person made. */
const MAXIMUM_LAYOUT_BYTES = 400_000;

const layout = z.strictObject({
  version: z.int().positive(),
  dock: z
    .record(z.string(), z.json())
    .refine((dock) => JSON.stringify(dock).length <= MAXIMUM_LAYOUT_BYTES, "is larger than any layout"),
});
const layoutName = z.string().min(1).max(60);

export const layoutsFileSchema = z.strictObject({
  version: z.literal(1),
  current: layoutName.optional(),
  layouts: z.record(layoutName, layout),
});

export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  theme: z.enum(THEMES),
  colours: z.enum(COLOUR_PRESETS),
  density: z.enum(DENSITIES),
  // Files of before there was a choice of these say nothing of them.
  zoom: z.enum(ZOOMS).default("100"),
  numberLocale: z.enum(NUMBER_LOCALES),
  zone: z.enum(SHOWN_ZONES),
  motion: z.enum(MOTIONS),
  desktopAlerts: z.enum(DESKTOP_ALERTS).default("on"),
  detailsPx: z.int().min(80).max(2_000),
  keys: z.record(z.string().min(1).max(100), z.string().max(60)),
});

export const watchlistSchema = z.strictObject({
  sections: z
    .array(z.strictObject({ name: z.string().min(1).max(60), symbols: z.array(name).max(2_000) }))
    .max(100),
});

const profile = z.enum(PROFILES);

export const onboardingFileSchema = z.strictObject({
  version: z.literal(1),
  profile: profile.optional(),
  isShown: z.boolean(),
  done: z.array(z.enum(FIRST_STEPS)),
});

const menuEntry = z.strictObject({
  command: name,
  title: name,
  menu: z.enum(MENUS),
  submenu: name.optional(),
  keys: z.string().max(60).optional(),
  isEnabled: z.boolean(),
  isOn: z.boolean().optional(),
});

export const desktopSchemas: SchemasOf<DesktopRequests> = {
  "desktop:export-report": z.strictObject({ source: reportSource, format: z.enum(EXPORT_FORMATS) }),
  "desktop:preview-report": z.strictObject({ source: reportSource, format: z.enum(EXPORT_FORMATS) }),
  "desktop:list-backups": nothing,
  "desktop:check-backup": z.strictObject({ name }),
  "desktop:restore-backup": z.strictObject({ name }),
  "desktop:reopen": nothing,
  "desktop:quit": nothing,
  "desktop:choose-data-file": nothing,
  "watchlist:get": nothing,
  "watchlist:save": watchlistSchema,
  "layouts:get": nothing,
  "layouts:save": z.strictObject({ name: layoutName, layout }),
  "layouts:choose": z.strictObject({ name: layoutName }),
  "layouts:remove": z.strictObject({ name: layoutName }),
  "layouts:import": nothing,
  "layouts:export": z.strictObject({ name: layoutName, layout }),
  "settings:get": nothing,
  "settings:set": settingsSchema,
  "settings:export": settingsSchema,
  "settings:import": nothing,
  "settings:market-session": nothing,
  "menu:set": z.strictObject({ entries: z.array(menuEntry).max(500) }),
  "onboarding:get": nothing,
  "onboarding:choose": z.strictObject({ profile }),
  "onboarding:show": z.strictObject({ isShown: z.boolean() }),
};
