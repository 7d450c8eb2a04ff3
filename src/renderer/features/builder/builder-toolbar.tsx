import { useRef } from "react";
import type { ReactNode } from "react";
import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Download,
  FilePlus,
  FileText,
  FolderOpen,
  FilePen,
  History,
  LayoutGrid,
  ListPlus,
  PanelRight,
  Redo2,
  Save,
  SquareDashedMousePointer,
  StickyNote,
  Undo2,
  Upload,
} from "lucide-react";
import { useStore } from "zustand";
import { CONTAINER_KINDS, type ContainerKind } from "#shared/model/workflow-graph.ts";
import { Button } from "#renderer/ui/button.tsx";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import { isChanged } from "./builder-state.ts";
import type { Builder } from "./create-builder.ts";

interface BuilderToolbarProps {
  readonly builder: Builder;
  /** Names of the workflows that can be opened. */
  readonly workflows: readonly string[];
  readonly isTextShown: boolean;
  readonly onText: () => void;
  readonly onNew: () => void;
  readonly onDuplicate: () => void;
  readonly onVersions: () => void;
  readonly onSave: () => void;
  readonly onNote: () => void;
  readonly onPaste: () => void;
  /** What lies over the canvas of a narrow panel. */
  readonly drawer: "palette" | "side" | undefined;
  readonly onDrawer: (wanted: "palette" | "side") => void;
}

const ICON_PX = 15;
const WRAPS: Readonly<Record<ContainerKind, string>> = {
  group: "Into a group",
  parallel: "Into a parallel step",
  branch: "Into a branch",
  each: "Into a for-each",
  try: "Into a try",
};

/** What is open, and what can be done with all of it. */
export function BuilderToolbar(props: BuilderToolbarProps) {
  const { builder, workflows, isTextShown } = props;
  const state = useStore(builder.state);
  const { status, workflow, past, future, selected, clipboard, isSaving, origin } = state;
  const file = useRef<HTMLInputElement>(null);
  const isReady = status === "ready";
  const steps = selected.filter((path) => state.graph.nodes.some((node) => node.path === path));
  const isKnown = workflows.includes(workflow);
  return (
    <div className="builder__toolbar" role="toolbar" aria-label="Builder">
      <select
        className="field__control builder__open"
        aria-label="Workflow to edit"
        value={status === "empty" ? "" : workflow}
        onChange={(event) => void builder.open(event.target.value)}
      >
        {status === "empty" ? <option value="">Open a workflow</option> : null}
        {isKnown || status === "empty" ? null : <option value={workflow}>{workflow} (new)</option>}
        {workflows.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <MenuButton
        label="File"
        icon={<FolderOpen size={ICON_PX} aria-hidden="true" />}
        items={[
          { label: "New workflow", Icon: FilePlus, onChoose: props.onNew },
          {
            label: "Duplicate",
            Icon: CopyPlus,
            isDisabled: !isReady || !isKnown,
            onChoose: props.onDuplicate,
          },
          { label: "Import a file", Icon: Upload, onChoose: () => file.current?.click() },
          {
            label: "Export a file",
            Icon: Download,
            isDisabled: !isReady,
            onChoose: () =>
              saveText(`${state.graph.name === "" ? workflow : state.graph.name}.yaml`, state.text),
          },
          ...state.drafts
            .filter((draft) => draft.workflow !== workflow && !workflows.includes(draft.workflow))
            .map((draft) => ({
              label: `Draft of ${draft.workflow}`,
              Icon: FilePen,
              onChoose: () => void builder.resume(draft),
            })),
        ]}
      />
      <input
        ref={file}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label="File to import"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen !== undefined) void chosen.text().then(builder.take);
        }}
      />
      <span className="builder__state" role="status" aria-label="State of the file">
        {isReady ? stateText(isChanged(state), origin, state.saved === undefined) : ""}
      </span>
      <span className="builder__gap" />
      <IconButton label="Undo" keys="Ctrl+Z" isOff={past.length === 0} onPress={builder.undo}>
        <Undo2 size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <IconButton label="Redo" keys="Ctrl+Y" isOff={future.length === 0} onPress={builder.redo}>
        <Redo2 size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <IconButton label="Copy" keys="Ctrl+C" isOff={steps.length === 0} onPress={() => void builder.copy()}>
        <Copy size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <IconButton label="Paste" keys="Ctrl+V" isOff={clipboard === ""} onPress={props.onPaste}>
        <ClipboardPaste size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <MenuButton
        label="Put the selected steps"
        icon={<SquareDashedMousePointer size={ICON_PX} aria-hidden="true" />}
        isDisabled={steps.length === 0}
        items={CONTAINER_KINDS.map((container) => ({
          label: WRAPS[container],
          onChoose: () => void builder.edit({ kind: "wrap", paths: steps, container }),
        }))}
      />
      <IconButton label="Add a note" keys="N" isOff={!isReady} onPress={props.onNote}>
        <StickyNote size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Arrange"
        keys="L"
        isOff={!isReady}
        onPress={() => builder.place({ ...state.layout, positions: {} })}
      >
        <LayoutGrid size={ICON_PX} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Versions"
        keys="V"
        isOff={!isReady || state.saved === undefined}
        onPress={props.onVersions}
      >
        <History size={ICON_PX} aria-hidden="true" />
      </IconButton>
      {isReady ? (
        <span className="builder__drawers">
          <Button
            label="Steps"
            hint="Steps to add (/)"
            look="quiet"
            isPressed={props.drawer === "palette"}
            icon={<ListPlus size={ICON_PX} aria-hidden="true" />}
            onPress={() => props.onDrawer("palette")}
          />
          <Button
            label="Settings"
            hint="Of the selected step, or of the workflow"
            look="quiet"
            isPressed={props.drawer === "side"}
            icon={<PanelRight size={ICON_PX} aria-hidden="true" />}
            onPress={() => props.onDrawer("side")}
          />
        </span>
      ) : null}
      <Button
        label="Text"
        hint="The YAML beside the graph (T)"
        look="quiet"
        isPressed={isTextShown}
        isDisabled={!isReady}
        icon={<FileText size={ICON_PX} aria-hidden="true" />}
        onPress={props.onText}
      />
      <Button
        label="Save"
        hint="Ctrl+S"
        isDisabled={!isReady || !isChanged(state)}
        isBusy={isSaving}
        icon={<Save size={ICON_PX} aria-hidden="true" />}
        onPress={props.onSave}
      />
    </div>
  );
}

/** Offers a text as a file, through the desktop's own dialog. */
function saveText(name: string, text: string): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = `data:text/yaml;charset=utf-8,${encodeURIComponent(text)}`;
  link.click();
}

function stateText(isNotSaved: boolean, origin: "built-in" | "user", isNew: boolean): string {
  if (isNew) return "New, kept as a draft";
  if (isNotSaved) return "Not saved, kept as a draft";
  return origin === "built-in" ? "Ships with the program" : "Saved";
}

interface IconButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function IconButton({ label, keys, isOff, onPress, children }: IconButtonProps) {
  return (
    <Button
      label={label}
      hint={`${label} (${keys})`}
      look="quiet"
      isIconOnly
      isDisabled={isOff}
      icon={children}
      onPress={onPress}
    />
  );
}
