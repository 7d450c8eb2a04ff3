import type { WebContents } from "electron";

/** A page that dies again this soon after it was loaded anew stays dead: it would only die once more. */
const TRIED_MS = 10_000;

/** Loads a page anew when its process crashed or was killed; what runs lives in main and goes on. */
export function revive(contents: Pick<WebContents, "on" | "reload">, now: () => number): void {
  let tsRevivedMs = Number.NEGATIVE_INFINITY;
  contents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || now() - tsRevivedMs < TRIED_MS) return;
    tsRevivedMs = now();
    contents.reload();
  });
}
