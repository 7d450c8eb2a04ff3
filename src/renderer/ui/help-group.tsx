import { useRef } from "react";
import type { ReactNode } from "react";
import { HelpContext } from "./help-context.ts";
import { useHelp } from "./use-help.tsx";

interface HelpGroupProps {
  readonly className?: string;
  readonly children: ReactNode;
}

/** Figures whose names explain themselves: Tab reaches one of them, the arrow keys the others, Escape closes. */
export function HelpGroup({ className, children }: HelpGroupProps) {
  const box = useRef<HTMLDivElement>(null);
  const { control, bubble, onKeyDown, onFocus, onBlur } = useHelp(box);
  return (
    <HelpContext value={control}>
      <div ref={box} className={className} onKeyDown={onKeyDown} onFocus={onFocus} onBlur={onBlur}>
        {children}
        {bubble}
      </div>
    </HelpContext>
  );
}
