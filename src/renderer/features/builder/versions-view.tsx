import { useCallback, useMemo, useState } from "react";
import { Background, BackgroundVariant, Controls, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { createStore } from "zustand/vanilla";
import { ArrowLeft, Undo2 } from "lucide-react";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DiffLines } from "#renderer/ui/diff-lines.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import type { VersionView } from "#shared/ipc/channels/version-channels.ts";
import { NO_LAYOUT } from "./builder-state.ts";
import type { StepMark } from "./compare-graphs.ts";
import { EDGE_TYPES, NODE_TYPES } from "./flow-types.ts";
import { placeGraph } from "./layout-graph.ts";
import { CanvasContext, NO_RUN, type CanvasTools, type RunOverlay } from "./step-run.ts";
import { toFlowEdges, toFlowNodes } from "./to-flow.ts";
import { useFrame } from "./use-frame.ts";
import type { VersionBook, VersionComparison } from "./version-book.ts";

interface VersionsViewProps {
  readonly book: VersionBook;
  readonly workflow: string;
  /** What is on the canvas is not what the file holds. */
  readonly isChanged: boolean;
  readonly onRestore: (text: string, number: number) => void;
  readonly onClose: () => void;
}

const ICON_PX = 14;
const ORIGINS = { "built-in": "shipped", user: "yours", run: "of a run" } as const;

/** Every version of the workflow, and what became of each until now: on the graph and in the text. */
export function VersionsView({ book, workflow, isChanged, onRestore, onClose }: VersionsViewProps) {
  const [list] = useLoaded(useCallback(() => book.list(workflow), [book, workflow]));
  const [chosen, setChosen] = useState<number>();
  if (list.status === "loading") return null;
  const all = list.status === "ready" ? list.value : [];
  const first = all.find(({ isPresent }) => !isPresent) ?? all[0];
  const number = chosen ?? first?.number;
  return (
    <section className="versions" aria-label="Versions">
      <header className="versions__header">
        <Button
          label="Back to the canvas"
          icon={<ArrowLeft size={ICON_PX} aria-hidden="true" />}
          onPress={onClose}
        />
        <h2 className="versions__title">Versions of {workflow}</h2>
        {isChanged ? <span className="run-bar__note">What is not saved is not among them.</span> : null}
      </header>
      {list.status === "failed" ? (
        <ErrorCard title="The versions cannot be listed" error={list.error} />
      ) : (
        <div className="versions__body">
          <ul className="versions__list" aria-label="List of versions">
            {all.map((version) => (
              <li key={version.number}>
                <button
                  type="button"
                  className="versions__item"
                  aria-pressed={version.number === number}
                  onClick={() => setChosen(version.number)}
                >
                  <VersionLine version={version} />
                </button>
              </li>
            ))}
          </ul>
          {number === undefined ? null : (
            <Compared key={number} book={book} workflow={workflow} number={number} onRestore={onRestore} />
          )}
        </div>
      )}
    </section>
  );
}

function VersionLine({ version }: { readonly version: VersionView }) {
  const { number, origin, tsSeenMs, isPresent } = version;
  return (
    <>
      <span className="versions__number">
        Version {number}
        {isPresent ? <span className="versions__present">now</span> : null}
      </span>
      <span className="versions__facts">
        {formatMoment(tsSeenMs)} · {ORIGINS[origin]}
      </span>
    </>
  );
}

interface ComparedProps extends Pick<VersionsViewProps, "book" | "workflow" | "onRestore"> {
  readonly number: number;
}

function Compared({ book, workflow, number, onRestore }: ComparedProps) {
  const [loaded] = useLoaded(useCallback(() => book.compare(workflow, number), [book, workflow, number]));
  if (loaded.status === "loading") return null;
  if (loaded.status === "failed")
    return <ErrorCard title="The versions cannot be compared" error={loaded.error} />;
  const comparison = loaded.value;
  const { version, present, lines, text } = comparison;
  return (
    <>
      <div className="versions__middle">
        <div className="versions__summary">
          <p role="status" aria-label="What changed">
            {version.isPresent
              ? "This is what the file holds now."
              : `From version ${version.number} to version ${present.number}, now: ${describeMarks(comparison)}`}
          </p>
          <Button
            label={`Restore version ${version.number}`}
            hint="Puts it on the canvas; Save keeps it, undo takes it back"
            icon={<Undo2 size={ICON_PX} aria-hidden="true" />}
            isDisabled={version.isPresent}
            onPress={() => onRestore(text, version.number)}
          />
        </div>
        <ReactFlowProvider>
          <ComparedCanvas comparison={comparison} />
        </ReactFlowProvider>
      </div>
      <DiffLines label="Lines" lines={lines} />
    </>
  );
}

function describeMarks({ marks }: VersionComparison): string {
  const count = (mark: StepMark): number => [...marks.values()].filter((one) => one === mark).length;
  const words = (["added", "removed", "changed"] as const).flatMap((mark) =>
    count(mark) === 0 ? [] : [`${count(mark)} ${mark}`],
  );
  return words.length === 0 ? "the same steps" : `steps ${words.join(", ")}`;
}

/** Nothing runs here, and nothing is edited. */
const STILL: CanvasTools = {
  overlay: createStore<RunOverlay>(() => NO_RUN),
  addTo: () => undefined,
  toggleBreakpoint: () => undefined,
  writeNote: () => undefined,
};

function ComparedCanvas({ comparison: { graph, marks } }: { readonly comparison: VersionComparison }) {
  const [nodes, edges] = useMemo(() => {
    const placed = placeGraph(graph, {});
    const shown = { graph, placed, layout: NO_LAYOUT, selected: [], breakpoints: [], marks };
    return [[...toFlowNodes(shown)], [...toFlowEdges(graph, placed, () => undefined)]];
  }, [graph, marks]);
  const { onMoveStart } = useFrame(nodes);
  return (
    <CanvasContext value={STILL}>
      <div className="builder-canvas builder-canvas--still">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          deleteKeyCode={null}
          onlyRenderVisibleElements
          zIndexMode="manual"
          minZoom={0.1}
          onMoveStart={onMoveStart}
          aria-label="Graph of both versions"
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
    </CanvasContext>
  );
}
