import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { LucideIcon } from "lucide-react";
import { useDismiss } from "./use-dismiss.ts";

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
  readonly Icon?: LucideIcon;
  /** In place of `Icon`. */
  readonly icon?: ReactNode;
  /** Stands faintly at the end: a key, what it means. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  /** Whether a thing that can be on is on; undefined when it cannot be. */
  readonly isOn?: boolean;
}

interface MenuButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuItem[];
  /** Shown beside the icon. */
  readonly text?: string;
  readonly isDisabled?: boolean;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const ITEM = "[role^=menuitem]:not([disabled])";

const GAP_PX = 4;

/** Below the button, its right edge on the button's, and within the window. */
function place(menu: HTMLElement, button: DOMRect): void {
  const { innerWidth, innerHeight } = menu.ownerDocument.defaultView ?? window;
  const left = Math.min(button.right - menu.offsetWidth, innerWidth - menu.offsetWidth - GAP_PX);
  const top = Math.min(button.bottom + GAP_PX, innerHeight - menu.offsetHeight - GAP_PX);
  menu.style.left = `${Math.max(GAP_PX, left)}px`;
  menu.style.top = `${Math.max(GAP_PX, top)}px`;
}

/** A button that opens a menu below it; the arrow keys move in it. */
export function MenuButton({ label, icon, items, text, isDisabled = false }: MenuButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setIsOpen(false), []);
  useDismiss(box, isOpen, close);

  useLayoutEffect(() => {
    const menu = list.current;
    if (!isOpen || menu === null || box.current === null) return;
    // In the top layer, so that no panel's edge cuts it off.
    menu.showPopover();
    place(menu, box.current.getBoundingClientRect());
    box.current.querySelector<HTMLElement>(ITEM)?.focus();
  }, [isOpen]);

  function press(event: KeyboardEvent): void {
    const step = MOVES[event.key];
    if (step === undefined || !isOpen) return;
    event.preventDefault();
    const all = [...(box.current?.querySelectorAll<HTMLElement>(ITEM) ?? [])];
    const index = all.findIndex((item) => item === document.activeElement);
    all[(index + step + all.length) % all.length]?.focus();
  }

  function choose(item: MenuItem): void {
    setIsOpen(false);
    box.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    item.onChoose();
  }

  return (
    <div className="menu" ref={box} onKeyDown={press}>
      <button
        type="button"
        className={`button button--quiet${text === undefined ? " button--icon" : ""}`}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={text === undefined ? label : undefined}
        disabled={isDisabled}
        onClick={() => setIsOpen(!isOpen)}
      >
        {icon}
        {text === undefined ? null : <span className="button__label">{text}</span>}
      </button>
      {isOpen ? (
        <div
          ref={list}
          className="menu__list menu__list--top"
          role="menu"
          aria-label={label}
          popover="manual"
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.isOn === undefined ? "menuitem" : "menuitemcheckbox"}
              aria-checked={item.isOn}
              className="menu__item"
              disabled={item.isDisabled}
              onClick={() => choose(item)}
            >
              {item.icon}
              {item.Icon === undefined ? null : <item.Icon size={14} aria-hidden="true" />}
              <span>{item.label}</span>
              <span className="menu__hint">{item.isOn === true ? "✓" : (item.hint ?? "")}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
