import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { FocusEvent, KeyboardEvent, RefObject } from "react";
import type { Help, ShownHelp } from "./help-context.ts";
import { placeBubble } from "./place-bubble.ts";

const OPENS_AFTER_MS = 350;
const CLOSES_AFTER_MS = 200;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const isSeen = (term: HTMLElement): boolean => term.checkVisibility({ visibilityProperty: true });

function termsIn(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("[data-help]") ?? [])];
}

/** Lets Tab reach this term of the box and no other one. */
function offer(box: HTMLElement | null, chosen: HTMLElement): void {
  for (const term of termsIn(box)) term.tabIndex = term === chosen ? 0 : -1;
}

/** Lets Tab reach the first term that is in sight, where it reaches none. */
function offerFirst(box: HTMLElement | null): void {
  const offered = box?.querySelector<HTMLElement>("[data-help][tabindex='0']") ?? undefined;
  if (offered !== undefined && isSeen(offered)) return;
  const first = termsIn(box).find(isSeen);
  if (first !== undefined) offer(box, first);
}

/** Help in place for the terms in a box: one stop of Tab, arrow keys from term to term, one bubble. */
export function useHelp(box: RefObject<HTMLElement | null>) {
  const [shown, setShown] = useState<ShownHelp>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const close = useCallback(() => setShown(undefined), []);
  const later = useCallback(
    (delayMs: number, change: (old: ShownHelp | undefined) => ShownHelp | undefined) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(change), delayMs);
    },
    [],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => offerFirst(box.current));

  const leave = useCallback(
    () => later(CLOSES_AFTER_MS, (old) => (old?.isPinned === true ? old : undefined)),
    [later],
  );
  const control = useMemo(
    () => ({
      shown,
      leave,
      press(anchor: HTMLElement, help: Help) {
        clearTimeout(timer.current);
        const isOpen = shown?.isPinned === true && shown.anchor === anchor;
        setShown(isOpen ? undefined : { ...help, anchor, isPinned: true });
      },
      enter(anchor: HTMLElement, help: Help) {
        later(OPENS_AFTER_MS, (old) => (old?.isPinned === true ? old : { ...help, anchor, isPinned: false }));
      },
    }),
    [shown, leave, later],
  );

  /** Answers whether the key was one of a term. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): boolean {
    const terms = termsIn(box.current).filter(isSeen);
    const at = terms.findIndex((term) => term === event.target);
    if (at === -1) return false;
    const step = STEPS[event.key];
    if (step === undefined) return true;
    event.preventDefault();
    const next = terms[(at + step + terms.length) % terms.length];
    next?.focus();
    // A help that is open goes with the focus.
    if (shown?.isPinned === true) next?.click();
    return true;
  }

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const term = termsIn(box.current).find((one) => one === event.target);
    if (term === undefined) offerFirst(box.current);
    else offer(box.current, term);
  }

  /** Gone with the focus; a press on the bubble itself moves it nowhere. */
  function onBlur({ relatedTarget }: FocusEvent<HTMLElement>): void {
    const isTerm = relatedTarget instanceof Element && relatedTarget.matches("[data-help]");
    if (relatedTarget !== null && !isTerm) close();
  }

  const keepOpen = useCallback(() => clearTimeout(timer.current), []);
  const bubble = (
    <div role="status" aria-label="Help" className="help-status">
      {shown === undefined ? null : (
        <HelpBubble key={shown.title} shown={shown} onClose={close} onEnter={keepOpen} onLeave={leave} />
      )}
    </div>
  );
  return { control, bubble, onKeyDown, onFocus, onBlur };
}

interface HelpBubbleProps {
  readonly shown: ShownHelp;
  readonly onClose: () => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

function HelpBubble({ shown: { anchor, title, words }, onClose, onEnter, onLeave }: HelpBubbleProps) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bubble = own.current;
    const view = anchor.ownerDocument.defaultView;
    if (bubble === null || view === null) return;
    // In the top layer, so that no panel's edge cuts it off.
    if (!bubble.matches(":popover-open")) bubble.showPopover();
    const size = { width: bubble.offsetWidth, height: bubble.offsetHeight };
    const { left, top } = placeBubble(anchor.getBoundingClientRect(), size, {
      width: view.innerWidth,
      height: view.innerHeight,
    });
    bubble.style.left = `${left}px`;
    bubble.style.top = `${top}px`;
  }, [anchor]);

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    // Its own document, because a panel can be in a window of its own.
    const page = anchor.ownerDocument;
    const isInside = (event: Event): boolean =>
      [anchor, own.current].some((part) => part !== null && event.composedPath().includes(part));
    page.addEventListener("pointerdown", (event) => !isInside(event) && onClose(), { signal });
    page.defaultView?.addEventListener("resize", onClose, { signal });
    page.addEventListener("scroll", (event) => !isInside(event) && onClose(), { signal, capture: true });
    page.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        // This Escape means nothing else.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      },
      { signal, capture: true },
    );
    return () => ending.abort();
  }, [anchor, onClose]);

  return (
    <div
      ref={own}
      className="help-bubble"
      role="note"
      aria-label={`About ${title}`}
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <strong className="help-bubble__title">{title}</strong>
      {words.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
