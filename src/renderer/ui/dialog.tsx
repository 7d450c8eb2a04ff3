import { useLayoutEffect, useRef } from "react";
import type { MouseEvent, ReactNode } from "react";

interface DialogProps {
  readonly label: string;
  readonly className: string;
  /** Escape, a form in it that was sent, and where `isLeftOutside` a press beside it. Who shows the dialog takes it away. */
  readonly onClose: () => void;
  readonly isLeftOutside?: boolean;
  /** Begins in its first field instead of on what comes first. */
  readonly isForTyping?: boolean;
  readonly children: ReactNode;
}

/** What stands before everything else until it is left; the focus stays in it and goes back to where it was. */
export function Dialog({
  label,
  className,
  onClose,
  isLeftOutside = false,
  isForTyping = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    if (isForTyping) element?.querySelector<HTMLElement>("input")?.focus();
    // Closing, and not only going, is what gives the focus back.
    return () => element?.close();
  }, [isForTyping]);

  function press(event: MouseEvent): void {
    if (isLeftOutside && event.target === dialog.current) onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (dialog.current?.open === false) onClose();
      }}
      onKeyDown={(event) => {
        // That Escape leaves the dialog and means nothing else: no run is cancelled by it.
        if (event.key === "Escape") event.stopPropagation();
      }}
      onClick={press}
    >
      {children}
    </dialog>
  );
}
