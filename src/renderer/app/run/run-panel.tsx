import { useCallback } from "react";
import { useStore } from "zustand";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { RunFacts } from "#renderer/features/runs/run-facts.tsx";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { useTrader } from "../trader-context.ts";

/** What can be done with a run that has ended. */
export function RunPanel({ run }: { readonly run: RunView }) {
  const { client, workbench, actions } = useTrader();
  const { runId } = run;
  const { isStarting, comparing } = useStore(workbench);
  const load = useCallback(() => client.invoke("version:of-run", { runId }), [client, runId]);
  const [version] = useLoaded(load);
  const isComparing = comparing === runId;
  return (
    <Panel title="This run">
      <RunFacts
        runId={runId}
        startedText={formatMoment(run.tsStartedMs)}
        version={version}
        whyNotAgain={run.mode === "live" ? "Real money has one way in: Run workflow" : undefined}
        isBusy={isStarting}
        isComparing={isComparing}
        onAgain={() => actions.runAgain(runId)}
        onChange={() => actions.changeAndRun(runId)}
        onCompare={() => actions.compare(isComparing ? undefined : runId)}
        onShowChanges={({ version: { workflow, number } }) =>
          actions.goTo({ kind: "changes", workflow, from: String(number), to: "present" })
        }
      />
    </Panel>
  );
}
