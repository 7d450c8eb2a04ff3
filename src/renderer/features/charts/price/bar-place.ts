export interface BarPlace {
  /** Index among the bars. */
  readonly bar: number;
  readonly price: number;
}

/** A place on the price's pane. */
export interface PricePlace extends BarPlace {
  /** The drawing that lies there. */
  readonly drawing: string | undefined;
}

/** What the mouse took hold of. */
export interface Grip {
  readonly drawing: string;
  /** Which of its points; undefined when it is held as a whole. */
  readonly point: number | undefined;
}

export interface DragListener {
  /** Whether it may be dragged. */
  readonly grab: (grip: Grip, at: BarPlace) => boolean;
  readonly drag: (to: BarPlace) => void;
  readonly drop: () => void;
}
