interface HoldListener {
  readonly hold: () => void;
  readonly letGo: () => void;
}

/**
 * Hears when a pointer is pressed on an element and when it is let go, wherever that is in the window in which the element stands at the
 * press: a panel may stand in a window of its own. The answer ends it.
 */
export function holdByPointer(container: HTMLElement, { hold, letGo }: HoldListener): () => void {
  let end: () => void = () => undefined;

  function press(): void {
    end();
    const page = container.ownerDocument.defaultView;
    const release = (): void => {
      end();
      letGo();
    };
    end = () => {
      for (const name of RELEASES) page?.removeEventListener(name, release);
      end = () => undefined;
    };
    for (const name of RELEASES) page?.addEventListener(name, release);
    hold();
  }

  container.addEventListener("pointerdown", press);
  return () => {
    end();
    container.removeEventListener("pointerdown", press);
  };
}

/** A press that the system takes away ends as one that is let go. */
const RELEASES = ["pointerup", "pointercancel", "blur"] as const;
