import { useCallback } from "react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { SerialError } from "#shared/errors/app-error.ts";
import { ChangesView } from "#renderer/features/history/changes-view.tsx";
import { ComparisonView } from "#renderer/features/history/comparison-view.tsx";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ExportButton } from "../results/export-button.tsx";
import { useTrader } from "../trader-context.ts";
import type { Place } from "../workbench/workbench-store.ts";

interface BesideProps {
  readonly place: Place;
  /** What the middle shows on the desk. */
  readonly children: ReactNode;
}

/** The middle of the desk, or what was opened beside the run that is selected. */
export function Beside({ place, children }: BesideProps) {
  switch (place.kind) {
    case "comparison":
      return <Comparison key={`${place.left} ${place.right}`} {...place} />;
    case "changes":
      return <Changes key={`${place.workflow} ${place.from} ${place.to}`} {...place} />;
    case "desk":
      return children;
  }
}

function useBack(): () => void {
  const { actions } = useTrader();
  return () => actions.goTo({ kind: "desk" });
}

function Comparison({ left, right }: Extract<Place, { readonly kind: "comparison" }>) {
  const { client, workbench } = useTrader();
  const { notice, problem } = useStore(workbench);
  const onClose = useBack();
  const load = useCallback(() => client.invoke("history:compare", { left, right }), [client, left, right]);
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return null;
  if (loaded.status === "failed") return <Failed title="The runs cannot be compared" error={loaded.error} />;
  return (
    <ComparisonView
      comparison={loaded.value}
      onClose={onClose}
      action={<ExportButton source={{ kind: "comparison", left, right }} of="the two runs" />}
      notice={problem === undefined ? notice : `${problem.title}: ${problem.error.message}`}
    />
  );
}

function Changes({ workflow, from, to }: Extract<Place, { readonly kind: "changes" }>) {
  const { client } = useTrader();
  const onClose = useBack();
  const load = useCallback(
    () => client.invoke("version:diff", { workflow, from, to }),
    [client, workflow, from, to],
  );
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return null;
  if (loaded.status === "failed") return <Failed title="The changes cannot be shown" error={loaded.error} />;
  return <ChangesView diff={loaded.value} onClose={onClose} />;
}

function Failed({ title, error }: { readonly title: string; readonly error: SerialError }) {
  const onClose = useBack();
  return (
    <div className="middle-note">
      <ErrorCard title={title} error={error} />
      <Button label="Back to the run" onPress={onClose} />
    </div>
  );
}
