import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ReactFlowProvider } from "@xyflow/react";
import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { NewStep } from "#shared/model/workflow-graph.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { BuilderToolbar } from "./builder-toolbar.tsx";
import { isChanged } from "./builder-state.ts";
import { Canvas } from "./canvas.tsx";
import type { Builder } from "./create-builder.ts";
import { DryRunList } from "./dry-run-list.tsx";
import { NewWorkflow } from "./new-workflow.tsx";
import { Palette } from "./palette.tsx";
import { placeOfNew } from "./place-of-new.ts";
import { pressAlt, pressKey, type KeyActions } from "./press-key.ts";
import { ProblemList } from "./problem-list.tsx";
import { RunBar, type CanvasMode } from "./run-bar.tsx";
import { StepForm } from "./step-form.tsx";
import { StepOutcome } from "./step-outcome.tsx";
import { CanvasContext, NO_RUN, type CanvasTools, type RunOverlay } from "./step-run.ts";
import { TextPane } from "./text-pane.tsx";
import type { VersionBook } from "./version-book.ts";
import { VersionsView } from "./versions-view.tsx";
import { WorkflowCards } from "./workflow-cards.tsx";
import { WorkflowForm } from "./workflow-form.tsx";

type Values = Readonly<Record<string, string>>;

interface BuilderViewProps {
  readonly builder: Builder;
  readonly palette: readonly PaletteEntry[];
  /** Those that can be opened. */
  readonly workflows: readonly WorkflowView[];
  readonly versions: VersionBook;
  readonly runs: readonly RunView[];
  /** How what a person fills in becomes what a run is given. */
  readonly inputs: {
    readonly suggest: (inputs: readonly InputView[], isRealTime: boolean) => Values;
    readonly read: (inputs: readonly InputView[], values: Values) => Readonly<Record<string, unknown>>;
  };
  /** A file was written. */
  readonly onSaved: () => void;
  readonly onResult: (runId: string) => void;
}

const ENDED = new Set(["completed", "failed", "cancelled", "refused"]);

/** Where workflows are drawn: palette, canvas, text, forms, validation and runs of what is drawn. */
export function BuilderView({
  builder,
  palette,
  workflows,
  versions,
  runs,
  inputs,
  onSaved,
  onResult,
}: BuilderViewProps) {
  const state = useStore(builder.state);
  const { status, graph, selected, layout, draft, problem, notice, dryRun, runId, outcomes, breakpoints } =
    state;
  const [isTextShown, setIsTextShown] = useState(false);
  /** Undefined while no workflow is being made. */
  const [making, setMaking] = useState<{ readonly like?: string }>();
  const [areVersionsWanted, setAreVersionsWanted] = useState(false);
  const areVersionsShown = areVersionsWanted && state.saved !== undefined;
  const [target, setTarget] = useState<string>();
  const [mode, setMode] = useState<CanvasMode>("backtest");
  const [given, setGiven] = useState<{ readonly workflow: string; readonly values: Values }>();
  const isMaking = making !== undefined;
  const names = workflows.map(({ name }) => name);
  const search = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLElement>(null);
  const run = runs.find((other) => other.runId === runId);
  const overlay = useMemo(() => createStore<RunOverlay>(() => NO_RUN), []);
  const isEnded = run !== undefined && ENDED.has(run.status);

  useEffect(() => {
    const steps = new Map((run?.steps ?? []).map((step) => [step.step, step]));
    overlay.setState({ steps, held: run?.hold?.step, attempts: outcomes.attempts });
  }, [overlay, run, outcomes.attempts]);
  useEffect(() => {
    if (runId !== undefined && isEnded) void builder.loadOutcomes(runId);
  }, [builder, runId, isEnded]);

  const values = {
    ...inputs.suggest(graph.inputs, graph.isRealTime),
    ...(given?.workflow === state.workflow ? given.values : {}),
  };
  const node = selected.length === 1 ? graph.nodes.find(({ path }) => path === selected[0]) : undefined;
  const place = placeOfNew(graph, selected, target);

  function add(step: NewStep, list?: string): void {
    const { list: into, index } = list === undefined ? place : placeOfNew(graph, selected, list);
    setTarget(undefined);
    void builder.edit({ kind: "add", list: into, index, step });
  }

  async function save(): Promise<void> {
    if (await builder.save()) onSaved();
  }

  async function start(isDry: boolean): Promise<void> {
    try {
      const read = inputs.read(graph.inputs, values);
      await (isDry ? builder.dryRun(mode, read) : builder.run(mode, read));
      onSaved();
    } catch (thrown) {
      builder.select([]);
      builder.fail("An input of the run is not right", thrown);
    }
  }

  function note(): void {
    const id = `note_${layout.notes.length + 1}_${state.past.length}`;
    const notes = [...layout.notes, { id, text: "", x: 0, y: -120, width: 200, height: 96 }];
    builder.place({ ...layout, notes });
  }

  const tools = useMemo(
    (): CanvasTools => ({
      overlay,
      addTo(list) {
        setTarget(list);
        search.current?.focus();
      },
      toggleBreakpoint: builder.toggleBreakpoint,
      writeNote(id, text) {
        const old = builder.state.getState().layout;
        const notes = old.notes.map((one) => (one.id === id ? { ...one, text } : one));
        if (old.notes.some((one) => one.id === id && one.text !== text)) builder.place({ ...old, notes });
      },
    }),
    [builder, overlay],
  );

  const paste = (): void => {
    const { list, index } = placeOfNew(graph, selected);
    if (state.clipboard !== "") void builder.edit({ kind: "paste", list, index, text: state.clipboard });
  };

  const whyNot =
    graph.problems.length > 0
      ? "Solve its problems first"
      : graph.nodes.length === 0
        ? "It has no steps"
        : undefined;

  const keys: KeyActions = {
    builder,
    search: () => search.current?.focus(),
    save: () => void save(),
    run: () => {
      if (whyNot === undefined) void start(false);
    },
    note,
    paste,
    text: () => setIsTextShown((isOn) => !isOn),
    versions: () => {
      if (state.saved !== undefined) setAreVersionsWanted(!areVersionsShown);
    },
    rename: () => root.current?.querySelector<HTMLElement>(".step-form input")?.focus(),
  };
  useEffect(() => {
    // What a key was pressed on may be gone a moment later; the keys then are the builder's while it is shown.
    const isOurs = ({ target }: KeyboardEvent): boolean =>
      root.current?.checkVisibility() === true &&
      (target === document.body || (target instanceof Node && root.current.contains(target)));
    const press = (event: KeyboardEvent): void => {
      if (isOurs(event)) pressKey(event, keys);
    };
    const pressEarly = (event: KeyboardEvent): void => {
      if (isOurs(event) && pressAlt(event, builder)) event.stopPropagation();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("keydown", pressEarly, { capture: true });
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("keydown", pressEarly, { capture: true });
    };
  });

  return (
    <main className="builder" ref={root} aria-label="Workflow builder">
      <BuilderToolbar
        builder={builder}
        workflows={names}
        isTextShown={isTextShown}
        onText={() => setIsTextShown(!isTextShown)}
        onNew={() => setMaking({})}
        onDuplicate={() => setMaking({ like: state.workflow })}
        onVersions={() => setAreVersionsWanted(!areVersionsShown)}
        onSave={() => void save()}
        onNote={note}
        onPaste={paste}
      />
      {problem === undefined ? null : (
        <div className="builder__message">
          <ErrorCard title={problem.title} error={problem.error} />
          <Button label="Dismiss" look="quiet" onPress={builder.dismiss} />
        </div>
      )}
      {draft === undefined ? null : (
        <div className="builder__message" role="alert">
          <p className="notice">Changes of this workflow were not saved the last time.</p>
          <Button label="Take them up" look="primary" onPress={() => void builder.answerDraft(true)} />
          <Button label="Forget them" onPress={() => void builder.answerDraft(false)} />
        </div>
      )}
      {isMaking || status === "empty" ? (
        <div className="builder__start">
          <NewWorkflow
            key={making?.like ?? ""}
            workflows={names}
            like={making?.like}
            onMake={(name, like) => {
              setMaking(undefined);
              void builder.create(name, like);
            }}
            onCancel={isMaking && status !== "empty" ? () => setMaking(undefined) : undefined}
          />
          <WorkflowCards
            workflows={workflows}
            runs={runs}
            drafts={state.drafts.filter((one) => !names.includes(one.workflow))}
            onOpen={(name) => {
              setMaking(undefined);
              void builder.open(name);
            }}
            onResume={(one) => {
              setMaking(undefined);
              void builder.resume(one);
            }}
          />
        </div>
      ) : null}
      {status === "ready" && !isMaking && areVersionsShown ? (
        <VersionsView
          key={state.workflow}
          book={versions}
          workflow={state.workflow}
          isChanged={isChanged(state)}
          onRestore={(text, number) => {
            setAreVersionsWanted(false);
            void builder.replace(text, `Version ${number} is on the canvas; Save keeps it`);
          }}
          onClose={() => setAreVersionsWanted(false)}
        />
      ) : null}
      {status !== "ready" || isMaking || areVersionsShown ? null : (
        <>
          <RunBar
            builder={builder}
            mode={mode}
            onMode={setMode}
            run={run}
            runs={runs.filter(({ workflow }) => workflow === state.workflow)}
            whyNot={whyNot}
            isStarting={state.isStarting}
            isOfOtherText={state.runText !== undefined && state.runText !== state.text}
            onRun={() => void start(false)}
            onDryRun={() => void start(true)}
            onResult={onResult}
          />
          <div className={`builder__body${isTextShown ? " builder__body--text" : ""}`}>
            <Palette
              entries={palette}
              search={search}
              target={`Adds ${place.text}`}
              onChoose={(step) => add(step)}
              onLeave={() => root.current?.querySelector<HTMLElement>(".react-flow__node")?.focus()}
            />
            <ReactFlowProvider>
              <CanvasContext value={tools}>
                <Canvas key={state.workflow} builder={builder} onDropStep={add} />
              </CanvasContext>
            </ReactFlowProvider>
            {isTextShown ? (
              <TextPane
                text={state.text}
                line={node?.line}
                wrongLines={new Set(graph.problems.map(({ line }) => line))}
                onType={(text) => void builder.type(text)}
              />
            ) : null}
            <aside className="builder__side" aria-label="Settings">
              {node === undefined ? (
                <WorkflowForm
                  builder={builder}
                  graph={graph}
                  values={values}
                  onValue={(name, value) =>
                    setGiven({ workflow: state.workflow, values: { ...values, [name]: value } })
                  }
                />
              ) : (
                <>
                  <StepRunOutcome run={run} path={node.path} builder={builder} />
                  <StepForm
                    builder={builder}
                    graph={graph}
                    node={node}
                    hasBreakpoint={breakpoints.includes(node.path)}
                  />
                </>
              )}
            </aside>
          </div>
          <footer className="builder__footer">
            {dryRun === undefined ? (
              <ProblemList
                problems={graph.problems}
                onShow={({ node: path }) => {
                  if (path === "") setIsTextShown(true);
                  builder.select(path === "" ? [] : [path]);
                }}
              />
            ) : (
              <DryRunList
                dryRun={dryRun}
                onShow={(path) => builder.select([path])}
                onClose={builder.closeDryRun}
              />
            )}
            {notice === undefined ? null : (
              <p className="builder__notice" role="status" aria-label="Builder notice">
                {notice}
              </p>
            )}
          </footer>
        </>
      )}
    </main>
  );
}

interface StepRunOutcomeProps {
  readonly builder: Builder;
  readonly run: RunView | undefined;
  readonly path: string;
}

function StepRunOutcome({ builder, run, path }: StepRunOutcomeProps) {
  const outcomes = useStore(builder.state, (state) => state.outcomes.outcomes);
  const step = run?.steps.find((other) => other.step === path);
  if (step === undefined) return null;
  return <StepOutcome run={step} outcomes={outcomes.filter((outcome) => outcome.step === path)} />;
}
