import { Database } from "lucide-react";
import { DataView } from "#renderer/features/data/data-view.tsx";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const PROGRESS_INTERVAL_MS = 1_000;

function DataPanel() {
  const { client, dataJobs, wishes } = useTrader();
  const nowMs = useNow(PROGRESS_INTERVAL_MS);
  return <DataView client={client} jobs={dataJobs} nowMs={nowMs} wished={wishes.data} />;
}

/** All bars that are stored, and how more come in. */
export const dataPanel: PanelDefinition = {
  id: "data",
  title: "Data",
  icon: Database,
  group: "Markets",
  component: DataPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
