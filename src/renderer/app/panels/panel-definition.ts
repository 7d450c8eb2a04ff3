import type { ComponentType } from "react";
import type { LucideIcon } from "lucide-react";
import type { LinkColour } from "../links/link-colour.ts";

/** Where a panel goes when it is opened: beside another one, or where that one is not shown, at that side of the window. */
export interface PanelPlace {
  readonly side: "left" | "right" | "above" | "below" | "within";
  /** The panel that it stands beside; undefined is the window's edge. */
  readonly of?: string;
  /** Its width at a side, its height above or below. */
  readonly sizePx?: number;
  /** Its share of the window's height instead, from 0 to 1; only above or below. */
  readonly share?: number;
}

export interface PanelProps {
  /** Tells panels of the same sort apart; a panel that is single has its definition's id. */
  readonly instance: string;
  /** The colour that links it with other panels; undefined while it stands alone. */
  readonly link: LinkColour | undefined;
}

/** One sort of panel: all that the desk needs to offer, place and restore it. */
export interface PanelDefinition {
  /** Stands in saved layouts: never renamed. */
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Under which heading it is offered. */
  readonly group: "Workflows" | "Markets" | "Results" | "Program";
  readonly component: ComponentType<PanelProps>;
  readonly defaultPlace: PanelPlace;
  /** Whether it can be open once only. */
  readonly isSingle: boolean;
  /** Whether it follows or tells a symbol, an interval or a crosshair: its header then offers the colours. */
  readonly isLinked?: boolean;
}
