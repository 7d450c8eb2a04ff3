import { useEffect, useRef } from "react";
import { Copy, Download, LayoutDashboard, Redo2, RotateCcw, Trash2, Undo2, Upload } from "lucide-react";
import { useStore } from "zustand";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import type { MenuItem } from "#renderer/ui/menu-button.tsx";
import { PANELS } from "../panels/panel-registry.ts";
import { useTrader } from "../trader-context.ts";
import { sortOf } from "./sort-of.ts";
import { SAMPLE_WORKSPACES } from "./sample-workspaces.ts";
import { WORKSPACES } from "./workspace-definition.ts";

/** The workspaces by name, and what can be done with the one that is shown. */
export function WorkspaceBar() {
  const { desk } = useTrader();
  const { current, own } = useStore(desk.state);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-workspace="${CSS.escape(current)}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  const all = [...WORKSPACES, ...own.map((name) => ({ id: name, title: name, icon: LayoutDashboard }))];
  return (
    <div className="workspaces">
      <div ref={list} className="workspaces__list" role="group" aria-label="Workspaces">
        {all.map(({ id, title, icon: Icon }, index) => (
          <button
            key={id}
            type="button"
            className="workspaces__item"
            data-workspace={id}
            aria-pressed={id === current}
            title={index < 9 ? `Ctrl+${index + 1}` : undefined}
            onClick={() => desk.show(id)}
          >
            <Icon size={14} aria-hidden="true" />
            <span>{title}</span>
          </button>
        ))}
      </div>
      <LayoutMenu />
    </div>
  );
}

function LayoutMenu() {
  const { desk, shell } = useTrader();
  const { current, own, opened, canUndo, canRedo } = useStore(desk.state);

  const isOpen = (panel: string): boolean => opened.some((instance) => sortOf(instance) === panel);
  const items: readonly MenuItem[] = [
    ...PANELS.map(({ id, title, icon }) => ({
      label: `Show ${title}`,
      Icon: icon,
      isOn: isOpen(id),
      onChoose: () => desk.openPanel(id),
    })),
    ...PANELS.filter(({ isSingle }) => !isSingle).map(({ id, title, icon }) => ({
      label: `New ${title.toLowerCase()}`,
      Icon: icon,
      onChoose: () => desk.openAnother(id),
    })),
    { label: "Undo layout change", Icon: Undo2, isDisabled: !canUndo, onChoose: desk.undo },
    { label: "Redo layout change", Icon: Redo2, isDisabled: !canRedo, onChoose: desk.redo },
    { label: "Reset layout", Icon: RotateCcw, onChoose: desk.reset },
    { label: "Duplicate workspace…", Icon: Copy, onChoose: () => shell.show("duplicate") },
    { label: "Export workspace…", Icon: Download, onChoose: () => void desk.exportLayout() },
    { label: "Import workspace…", Icon: Upload, onChoose: () => void desk.importFile() },
    ...SAMPLE_WORKSPACES.map(({ id, title, icon, about }) => ({
      label: `Sample: ${title}`,
      Icon: icon,
      hint: about,
      onChoose: () => desk.addSample(id),
    })),
    { label: "Remove workspace", Icon: Trash2, isDisabled: !own.includes(current), onChoose: desk.remove },
  ];
  return <MenuButton label="Layout" icon={<LayoutDashboard size={15} aria-hidden="true" />} items={items} />;
}
