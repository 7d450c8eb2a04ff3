import type { FirstStep } from "#shared/ipc/channels/onboarding-channels.ts";
import type { Route } from "#main/ipc/routes.ts";
import type { ServedApp } from "#main/ipc/served-app.ts";
import type { Onboarding } from "./onboarding.ts";

/** What answering a request of the window shows that a person has done. */
const BY_REQUEST: Readonly<Record<string, FirstStep>> = {
  "desktop:export-report": "report",
  "desktop:preview-report": "report",
  "builder:open": "builder",
};
/** What may have brought a person further. */
const TELLING: ReadonlySet<string> = new Set(["workflow.completed", "session.opened"]);

/** The routes, noting what a request that was answered shows. A person who was asked for a path and gave none has done nothing. */
export function noteRequests(
  routes: ReadonlyMap<string, Route>,
  { note }: Pick<Onboarding, "note">,
): ReadonlyMap<string, Route> {
  return new Map(
    [...routes].map(([channel, route]) => {
      const step = BY_REQUEST[channel];
      if (step === undefined) return [channel, route];
      const noting: Route = async (input) => {
        const answer = await route(input);
        if (channel !== "desktop:export-report" || answer !== undefined) note(step);
        return answer;
      };
      return [channel, noting];
    }),
  );
}

/** Notes what the workspace holds already, and what happens from now on; the answer ends it. */
export async function followOnboarding(
  app: ServedApp,
  { note, view }: Pick<Onboarding, "note" | "view">,
): Promise<() => void> {
  const isOver = (): boolean => view().done.includes("backtest") && view().done.includes("paper");

  async function look(): Promise<void> {
    const { runs, paper } = await app.handlers["app:get-snapshot"](undefined);
    if (runs.some(({ mode, status }) => mode === "backtest" && status === "completed")) note("backtest");
    if (paper.length > 0) note("paper");
  }

  const end = app.onPush("audit:tick", (events) => {
    if (!isOver() && events.some(({ name }) => TELLING.has(name))) void look();
  });
  const series = await app.handlers["data:list"](undefined);
  if (series.some(({ isSynthetic, bars }) => !isSynthetic && bars > 0)) note("sample_data");
  await look();
  return end;
}
