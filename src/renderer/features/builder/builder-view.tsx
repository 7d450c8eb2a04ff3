import { useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { ReactFlowProvider } from "@xyflow/react";
import type { PaletteEntry } from "#shared/ipc/channels/builder-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { NewStep } from "#shared/model/workflow-graph.ts";
import { useWish } from "#renderer/ui/use-wish.ts";
import type { Wished } from "#renderer/ui/use-wish.ts";
import { BuilderFooter } from "./builder-footer.tsx";
import { BuilderMessages } from "./builder-messages.tsx";
import { BuilderSide } from "./builder-side.tsx";
import { BuilderStart } from "./builder-start.tsx";
import { BuilderToolbar } from "./builder-toolbar.tsx";
import { isChanged } from "./builder-state.ts";
import { Canvas } from "./canvas.tsx";
import type { Builder } from "./create-builder.ts";
import { Palette } from "./palette.tsx";
import { addNote, writeNote } from "./notes.ts";
import { placeOfNew } from "./place-of-new.ts";
import { RunBar, type CanvasMode } from "./run-bar.tsx";
import { StepMenu, type MenuPlace } from "./step-menu.tsx";
import { CanvasContext, type CanvasTools } from "./step-run.ts";
import { TextPane } from "./text-pane.tsx";
import { useBuilderKeys } from "./use-builder-keys.ts";
import { isEnded, useRunOverlay } from "./use-run-overlay.ts";
import type { VersionBook } from "./version-book.ts";
import { VersionsView } from "./versions-view.tsx";

type Values = Readonly<Record<string, string>>;

/** What can be asked of the panel from afar. */
export type BuilderWish = "new" | "save" | "run" | "dry_run" | "text" | "versions";

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
  readonly onCompare: (left: string, right: string) => void;
  readonly wished: Wished<BuilderWish>;
}

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
  onCompare,
  wished,
}: BuilderViewProps) {
  const state = useStore(builder.state);
  const { status, graph, selected, runId } = state;
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
  const overlay = useRunOverlay(builder, run);
  const [menu, setMenu] = useState<MenuPlace>();
  /** In a narrow panel one of them at a time lies over the canvas. */
  const [drawer, setDrawer] = useState<"palette" | "side">();
  const closeMenu = useCallback(() => setMenu(undefined), []);

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

  const openPalette = useCallback((): void => {
    setDrawer("palette");
    search.current?.focus();
    // In a narrow panel it is there a moment later.
    requestAnimationFrame(() => search.current?.focus());
  }, [search]);

  const tools = useMemo(
    (): CanvasTools => ({
      overlay,
      addTo(list) {
        setTarget(list);
        openPalette();
      },
      toggleBreakpoint: builder.toggleBreakpoint,
      writeNote: (id, text) => writeNote(builder, id, text),
    }),
    [builder, overlay, openPalette],
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

  const whyNotRerun = isEnded(run) ? whyNot : "Show a run that has ended first: Run shown on the canvas";
  const focusIn = (field: string): void =>
    root.current?.querySelector<HTMLElement>(`.step-form ${field}`)?.focus();
  const rename = (): void => focusIn("input");
  const move = (): void => focusIn(".step-form__list");

  useWish(wished, (what) => {
    if (what === "new") setMaking({});
    else if (what === "save") void save();
    else if (what === "text") setIsTextShown((isOn) => !isOn);
    else if (what === "versions") setAreVersionsWanted((isOn) => !isOn);
    else if (whyNot === undefined) void start(what === "dry_run");
    else builder.tell(whyNot);
  });

  useBuilderKeys(root, {
    builder,
    search: openPalette,
    save: () => void save(),
    run: () => {
      if (whyNot === undefined) void start(false);
    },
    rerun: () => {
      if (whyNotRerun !== undefined) builder.tell(whyNotRerun);
      else void builder.rerunSelected();
    },
    goOn: (how) => {
      if (run?.status === "paused") void builder.hold(how);
    },
    note: () => addNote(builder),
    paste,
    text: () => setIsTextShown((isOn) => !isOn),
    versions: () => {
      if (state.saved !== undefined) setAreVersionsWanted(!areVersionsShown);
    },
    rename,
    move,
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
        onNote={() => addNote(builder)}
        onPaste={paste}
        drawer={drawer}
        onDrawer={(wanted) => {
          if (wanted === "palette" && drawer !== "palette") openPalette();
          else setDrawer(drawer === wanted ? undefined : wanted);
        }}
      />
      <BuilderMessages builder={builder} />
      {isMaking || status === "empty" ? (
        <BuilderStart
          builder={builder}
          workflows={workflows}
          runs={runs}
          like={making?.like}
          onCancel={isMaking && status !== "empty" ? () => setMaking(undefined) : undefined}
          onLeave={() => setMaking(undefined)}
        />
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
            ran={state.ran}
            isOfOtherText={state.ran !== undefined && state.ran.text !== state.text}
            onRun={() => void start(false)}
            onDryRun={() => void start(true)}
            onResult={onResult}
            onCompare={onCompare}
          />
          <div
            className={`builder__body${isTextShown ? " builder__body--text" : ""}`}
            data-drawer={drawer ?? (node === undefined ? "none" : "side")}
          >
            <Palette
              entries={palette}
              search={search}
              target={`Adds ${place.text}`}
              onChoose={(step) => add(step)}
              onLeave={() => {
                setDrawer(undefined);
                root.current?.querySelector<HTMLElement>(".react-flow__node")?.focus();
              }}
            />
            <ReactFlowProvider>
              <CanvasContext value={tools}>
                <Canvas key={state.workflow} builder={builder} onDropStep={add} onMenu={setMenu} />
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
            <BuilderSide
              builder={builder}
              run={run}
              values={values}
              onValue={(name, value) =>
                setGiven({ workflow: state.workflow, values: { ...values, [name]: value } })
              }
              whyNotRerun={whyNotRerun}
            />
          </div>
          <BuilderFooter builder={builder} onText={() => setIsTextShown(true)} />
          {menu === undefined || node === undefined ? null : (
            <StepMenu
              builder={builder}
              node={node}
              at={menu}
              whyNotRerun={whyNotRerun}
              onRename={rename}
              onMove={move}
              onClose={closeMenu}
            />
          )}
        </>
      )}
    </main>
  );
}
