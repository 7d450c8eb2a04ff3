/** Ends a subscription or closes a resource; calling it twice does nothing more. */
export type Dispose = () => void;
