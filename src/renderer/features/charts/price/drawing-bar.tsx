import { Minus, MoveUpRight, Redo2, Ruler, Slash, Square, Trash2, Undo2, AlignJustify } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { useStore } from "zustand";
import type { DrawingKind } from "#shared/model/drawing.ts";
import { Button } from "#renderer/ui/button.tsx";
import type { ChartModel } from "./chart-model.ts";
import type { DrawingActions } from "./drawing-actions.ts";

interface DrawingBarProps {
  readonly model: ChartModel;
  readonly actions: DrawingActions;
  /** Draws across what is in view, for who chose the tool without a pointer. */
  readonly onDrawAcross: (kind: DrawingKind) => void;
}

const TOOLS = [
  { kind: "trend", title: "Trend line", Icon: Slash },
  { kind: "ray", title: "Ray", Icon: MoveUpRight },
  { kind: "level", title: "Level", Icon: Minus },
  { kind: "rectangle", title: "Rectangle", Icon: Square },
  { kind: "fibonacci", title: "Fibonacci", Icon: AlignJustify },
  { kind: "measure", title: "Measure", Icon: Ruler },
] as const;
const ICON_PX = 15;
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Tools to draw with; with the keyboard a tool draws across the view, and arrow keys on the chart move that. */
export function DrawingBar({ model, actions, onDrawAcross }: DrawingBarProps) {
  const tool = useStore(model.state, (state) => state.tool);
  const selected = useStore(model.state, (state) => state.selected);
  const canUndo = useStore(model.state, ({ drawings }) => drawings.past.length > 0);
  const canRedo = useStore(model.state, ({ drawings }) => drawings.future.length > 0);

  /** A press without a pointer has no clicks to count. */
  function press(kind: DrawingKind, event: MouseEvent): void {
    if (event.detail === 0) onDrawAcross(kind);
    else actions.choose(tool === kind ? undefined : kind);
  }

  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = MOVES[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:enabled")];
    const index = buttons.findIndex((button) => button === document.activeElement);
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div
      className="drawing-bar"
      role="toolbar"
      aria-label="Drawing tools"
      aria-orientation="vertical"
      tabIndex={-1}
      onKeyDown={move}
    >
      {TOOLS.map(({ kind, title, Icon }) => (
        <button
          key={kind}
          type="button"
          className="button button--quiet button--icon"
          aria-label={title}
          aria-pressed={tool === kind}
          title={title}
          onClick={(event) => press(kind, event)}
        >
          <Icon size={ICON_PX} aria-hidden="true" />
        </button>
      ))}
      <span className="drawing-bar__line" />
      <Button
        label="Undo drawing"
        look="quiet"
        isIconOnly
        isDisabled={!canUndo}
        icon={<Undo2 size={ICON_PX} aria-hidden="true" />}
        onPress={actions.undo}
      />
      <Button
        label="Redo drawing"
        look="quiet"
        isIconOnly
        isDisabled={!canRedo}
        icon={<Redo2 size={ICON_PX} aria-hidden="true" />}
        onPress={actions.redo}
      />
      <Button
        label="Remove drawing"
        look="quiet"
        isIconOnly
        isDisabled={selected === undefined}
        icon={<Trash2 size={ICON_PX} aria-hidden="true" />}
        onPress={actions.removeSelected}
      />
    </div>
  );
}
