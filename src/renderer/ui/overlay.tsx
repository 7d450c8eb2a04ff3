import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";

interface OverlayProps {
  readonly label: string;
  readonly className?: string;
  /** Also Escape and a press outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog to look something up in: left by a press outside, too, and who writes in it means its field. */
export function Overlay({ label, className = "", onClose, children }: OverlayProps) {
  return (
    <Dialog label={label} className={`overlay ${className}`} onClose={onClose} isLeftOutside isForTyping>
      <div className="overlay__content">{children}</div>
    </Dialog>
  );
}
