import { useCallback, useEffect } from "react";
import type { AlertRuleView, AlertView } from "#shared/ipc/channels/alert-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";

export interface AlertBook {
  readonly alerts: readonly AlertView[];
  readonly rules: readonly AlertRuleView[];
}

/** Alerts and rules as main has them, asked for anew after each event of theirs. */
export function useAlerts(client: Client): Loaded<AlertBook> {
  const load = useCallback(async (): Promise<AlertBook> => {
    const [alerts, rules] = await Promise.all([
      client.invoke("alert:list", undefined),
      client.invoke("alert:list-rules", undefined),
    ]);
    return { alerts, rules };
  }, [client]);
  const [book, reload] = useLoaded(load);
  useEffect(
    () =>
      client.subscribe("audit:tick", (events) => {
        if (events.some(({ name }) => name.startsWith("alert."))) reload();
      }),
    [client, reload],
  );
  return book;
}
