import type { Channel, DesktopChannel, Input, Output } from "#shared/ipc/contract.ts";
import { parseInput } from "./parse-input.ts";
import { schemas } from "./schemas.ts";
import type { ServedApp } from "./served-app.ts";

type AnyChannel = Channel | DesktopChannel;

type HandlersOf<Channels extends AnyChannel> = {
  readonly [C in Channels]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export type DesktopHandlers = HandlersOf<DesktopChannel>;

/** Answers one channel, given input that nobody checked yet. */
export type Route = (input: unknown) => Promise<unknown>;

function createRoute<C extends AnyChannel>(channel: C, find: () => Promise<HandlersOf<C>>): Route {
  return async (input) => {
    const parsed = parseInput(channel, schemas[channel], input);
    const handlers = await find();
    return handlers[channel](parsed);
  };
}

/**
 * Every channel of the contract by its name; a window may ask while the app is still starting. The desktop's own answer
 * also when it does not start.
 */
export function createRoutes(app: Promise<ServedApp>, desktop: DesktopHandlers): ReadonlyMap<string, Route> {
  const findInApp = async (): Promise<HandlersOf<Channel>> => (await app).handlers;
  const findInDesktop = (): Promise<DesktopHandlers> => Promise.resolve(desktop);
  const channels = Object.keys(schemas) as readonly AnyChannel[];
  return new Map(
    channels.map((channel) => [
      channel,
      isDesktop(channel, desktop) ? createRoute(channel, findInDesktop) : createRoute(channel, findInApp),
    ]),
  );
}

function isDesktop(channel: AnyChannel, desktop: DesktopHandlers): channel is DesktopChannel {
  return Object.hasOwn(desktop, channel);
}
