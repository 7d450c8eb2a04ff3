import { useCallback, useLayoutEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { useStore } from "zustand";
import { useDismiss } from "#renderer/ui/use-dismiss.ts";
import { stepActions, type StepActionParts } from "./step-actions.ts";

/** Where a menu was asked for, in the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface StepMenuProps extends Pick<StepActionParts, "builder" | "node" | "whyNotRerun"> {
  readonly at: MenuPlace;
  readonly onRename: () => void;
  readonly onMove: () => void;
  readonly onClose: () => void;
}

const GAP_PX = 4;
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What can be done with a step, where the pointer or the key asked for it; the arrow keys move in it. */
export function StepMenu({ at, onClose, ...parts }: StepMenuProps) {
  const { graph, breakpoints } = useStore(parts.builder.state);
  const items = stepActions({ ...parts, graph, hasBreakpoint: breakpoints.includes(parts.node.path) });
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<Element>(null);
  const close = useCallback(() => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  }, [onClose]);
  useDismiss(list, true, close);

  useLayoutEffect(() => {
    const menu = list.current;
    if (menu === null) return;
    before.current ??= document.activeElement;
    menu.showPopover();
    menu.style.left = `${Math.min(at.x, window.innerWidth - menu.offsetWidth - GAP_PX)}px`;
    menu.style.top = `${Math.min(at.y, window.innerHeight - menu.offsetHeight - GAP_PX)}px`;
    menu.querySelector<HTMLElement>("button:not([disabled])")?.focus();
  }, [at]);

  function press(event: KeyboardEvent): void {
    // The keys of the canvas are not meant while a menu is open; Escape closes it.
    if (event.key !== "Escape") event.stopPropagation();
    const by = MOVES[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>("button:not([disabled])") ?? [])];
    const index = all.findIndex((item) => item === document.activeElement);
    all[(index + by + all.length) % all.length]?.focus();
  }

  return (
    <div
      ref={list}
      className="menu__list menu__list--top"
      role="menu"
      aria-label={`Step ${parts.node.id}`}
      popover="manual"
      onKeyDown={press}
    >
      {items.map(({ label: text, Icon, hint, isDisabled, onChoose }) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          className="menu__item"
          disabled={isDisabled}
          onClick={() => {
            close();
            onChoose();
          }}
        >
          {Icon === undefined ? null : <Icon size={14} aria-hidden="true" />}
          <span>{text}</span>
          <span className="menu__hint">{hint ?? ""}</span>
        </button>
      ))}
    </div>
  );
}
