import { useEffect, useRef } from "react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

interface OverlayProps {
  readonly label: string;
  readonly className?: string;
  /** Also Escape and a press outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the window; the focus goes back to where it was. */
export function Overlay({ label, className = "", onClose, children }: OverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // A dialog begins on what can have the focus, be it a mere box; who writes in it means the field.
    dialog.current?.querySelector<HTMLElement>("input")?.focus();
  }, []);

  // That Escape leaves the dialog and means nothing else.
  function press(event: KeyboardEvent): void {
    if (event.key === "Escape") event.stopPropagation();
  }

  function pressOutside(event: MouseEvent): void {
    if (event.target === dialog.current) dialog.current?.close();
  }

  return (
    <dialog
      ref={dialog}
      className={`overlay ${className}`}
      aria-label={label}
      onClose={onClose}
      onKeyDown={press}
      onClick={pressOutside}
    >
      <div className="overlay__content">{children}</div>
    </dialog>
  );
}
