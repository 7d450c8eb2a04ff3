import path from "node:path";
import { watchlistSchema } from "#main/ipc/schemas/desktop-schemas.ts";
import type { DesktopHandlers } from "#main/ipc/routes.ts";
import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import { readKeptFile, writeKeptFile } from "./kept-file.ts";

/** Keeps what a person watches in a file of the window's own. */
export function watchlistHandlers(folder: string): Pick<DesktopHandlers, "watchlist:get" | "watchlist:save"> {
  const file = path.join(folder, "watchlist.json");
  return {
    "watchlist:get": () => {
      const { value, problem } = readKeptFile<Watchlist | undefined>(file, watchlistSchema, undefined);
      return { watchlist: value, problem };
    },
    "watchlist:save": (watchlist) => {
      writeKeptFile(file, watchlist);
      return undefined;
    },
  };
}
