import type { DockviewApi } from "dockview-react";

/** What can be done with the panel that was used last, and how the focus goes from place to place. */
export interface PanelMoves {
  /** Lets the panel fill the window, or puts all back to where they were. */
  readonly maximise: () => void;
  readonly float: () => void;
  /** Opens the panel in a window of its own; false when that was not possible. */
  readonly popOut: () => Promise<boolean>;
  /** Brings the panels of all other windows back into the main one. */
  readonly putBack: () => void;
  readonly closePanel: () => void;
  /** Brings the focus to the panels of the next place, or of the one before. */
  readonly focusNext: (step: 1 | -1) => void;
  /** Gives the focus to the panel in use once what lies over it is gone; `if_lost` leaves it to whatever has it. */
  readonly focusSoon: (when: "always" | "if_lost") => void;
}

type Group = DockviewApi["groups"][number];

/** As they are read: from the left, and from above. */
function fromTheLeft({ element: one }: Group, { element: other }: Group): number {
  const [first, second] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return first.left - second.left || first.top - second.top;
}

function focusTab(group: Group | undefined): void {
  group?.element.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
}

/** Acts at the next frame, or before the next key if that comes sooner: the key is meant for where the focus then is. */
function soon(act: () => void): void {
  const frame = requestAnimationFrame(once);
  function once(): void {
    cancelAnimationFrame(frame);
    removeEventListener("keydown", once, true);
    act();
  }
  addEventListener("keydown", once, true);
}

const FLOATING = { width: 720, height: 520 };

export function createPanelMoves(api: DockviewApi): PanelMoves {
  return {
    maximise() {
      if (api.hasMaximizedGroup()) api.exitMaximizedGroup();
      else api.activePanel?.api.maximize();
    },
    float() {
      if (api.activePanel !== undefined) api.addFloatingGroup(api.activePanel, FLOATING);
    },
    popOut: async () => api.activePanel !== undefined && (await api.addPopoutGroup(api.activePanel)),
    putBack() {
      for (const { api: group } of api.groups) {
        if (group.location.type === "popout") group.location.getWindow().close();
      }
    },
    closePanel() {
      if (api.activePanel !== undefined) api.removePanel(api.activePanel);
    },
    focusSoon(when) {
      soon(() => {
        if (when === "always" || document.activeElement === document.body) focusTab(api.activeGroup);
      });
    },
    focusNext(step) {
      const shown = api.groups.filter(({ panels }) => panels.length > 0).toSorted(fromTheLeft);
      const at = shown.findIndex(({ id }) => id === api.activeGroup?.id);
      const next = shown[(at + step + shown.length) % shown.length];
      next?.activePanel?.api.setActive();
      next?.element.ownerDocument.defaultView?.focus();
      focusTab(next);
    },
  };
}
