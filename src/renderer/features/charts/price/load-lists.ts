import type { Client } from "#renderer/ipc/client.ts";
import type { ChartState } from "./chart-state.ts";

/** What a person can choose from on a chart. */
export async function loadLists(client: Client): Promise<Pick<ChartState, "stored" | "catalogue" | "sets">> {
  const [stored, catalogue, sets] = await Promise.all([
    client.invoke("data:list", undefined),
    client.invoke("analyze:list-indicators", undefined),
    client.invoke("chart:list-sets", undefined),
  ]);
  return { stored, catalogue, sets };
}
