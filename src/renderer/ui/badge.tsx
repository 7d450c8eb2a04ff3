import type { ReactNode } from "react";

interface BadgeProps {
  readonly tone: "neutral" | "accent" | "up" | "down" | "warning" | "synthetic" | "replay" | "paper";
  readonly icon?: ReactNode;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function Badge({ tone, icon, hint, children }: BadgeProps) {
  return (
    <span className={`badge badge--${tone}`} title={hint}>
      {icon}
      {children}
    </span>
  );
}
