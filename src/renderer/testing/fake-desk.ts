/** A desk that shows the run, until the monitor lies over it. */
export interface FakeDesk {
  readonly isShown: (panel: string) => boolean;
  readonly reveal: (panel: string) => void;
  readonly back: () => void;
  readonly showMonitor: () => void;
}

export function createFakeDesk(): FakeDesk {
  let shown = "run";
  return {
    isShown: (panel) => panel === shown,
    reveal(panel) {
      shown = panel;
    },
    back() {
      shown = "run";
    },
    showMonitor() {
      shown = "monitor";
    },
  };
}
