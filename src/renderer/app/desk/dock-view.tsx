import { useCallback, useEffect, useRef, useState } from "react";
import type { FocusEvent } from "react";
import { DockviewReact } from "dockview-react";
import type {
  DockviewApi,
  DockviewReadyEvent,
  DockviewTheme,
  IDockviewPanelHeaderProps,
  IDockviewPanelProps,
} from "dockview-react";
import { ErrorBoundary } from "../shell/error-boundary.tsx";
import { readLinkColour } from "../links/link-colour.ts";
import type { PanelDefinition } from "../panels/panel-definition.ts";
import { findPanel, PANELS } from "../panels/panel-registry.ts";
import { useTrader } from "../trader-context.ts";
import { createDock } from "./create-dock.ts";
import { sortOf } from "./sort-of.ts";
import { PanelActions } from "./panel-actions.tsx";
import { keepSides } from "./keep-sides.ts";

const THEME: DockviewTheme = { name: "trader", className: "dock-theme", gap: 0, dndTabIndicator: "line" };

function componentOf({ component: Content }: PanelDefinition) {
  return function DockedPanel({ api, params }: IDockviewPanelProps) {
    return (
      <ErrorBoundary>
        <Content instance={api.id} link={readLinkColour(params["link"])} />
      </ErrorBoundary>
    );
  };
}

const COMPONENTS = Object.fromEntries(PANELS.map((panel) => [panel.id, componentOf(panel)]));

/** The panels, where a person put them. */
export function DockView() {
  const { desk, popouts } = useTrader();
  const box = useRef<HTMLDivElement>(null);
  const dockApi = useRef<DockviewApi>(undefined);
  const letGo = useRef<() => void>(undefined);
  const [announcement, setAnnouncement] = useState("");

  const onReady = useCallback(
    ({ api }: DockviewReadyEvent) => {
      dockApi.current = api;
      if (box.current !== null) api.layout(box.current.clientWidth, box.current.clientHeight);
      api.onDidAddPopoutGroup(({ window: popout }) => popouts.add(popout));
      api.onDidRemovePopoutGroup(({ window: popout }) => popouts.remove(popout));
      letGo.current = desk.attach(createDock(api));
    },
    [desk, popouts],
  );

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => {
      if (dockApi.current !== undefined)
        keepSides(dockApi.current, element.clientWidth, element.clientHeight);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      letGo.current?.();
    };
  }, []);

  /** What has the focus is in use, however the focus came there: the library hears of the pointer alone. */
  function use(event: FocusEvent<HTMLElement>): void {
    const api = dockApi.current;
    const group = api?.groups.find(({ element }) => element.contains(event.target));
    if (group !== undefined && group.id !== api?.activeGroup?.id) group.activePanel?.api.setActive();
  }

  return (
    <div className="dock" ref={box} onFocus={use}>
      <DockviewReact
        components={COMPONENTS}
        defaultTabComponent={PanelTab}
        rightHeaderActionsComponent={PanelActions}
        watermarkComponent={NoPanels}
        theme={THEME}
        disableAutoResizing
        announcer={({ message }) => setAnnouncement(message)}
        onReady={onReady}
      />
      <p className="visually-hidden" role="status" aria-label="Layout change">
        {announcement}
      </p>
    </div>
  );
}

function PanelTab({ api, tabLocation }: IDockviewPanelHeaderProps) {
  const Icon = findPanel(sortOf(api.id))?.icon;
  return (
    <div className="dock-tab" data-location={tabLocation}>
      {Icon === undefined ? null : <Icon size={13} aria-hidden="true" />}
      <span>{api.title}</span>
    </div>
  );
}

function NoPanels() {
  return (
    <div className="empty">
      <p className="empty__title">No panel is open here</p>
      <p className="empty__text">Layout, above, opens panels and puts this workspace back to how it came.</p>
    </div>
  );
}
