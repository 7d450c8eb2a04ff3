import net from "node:net";

const X_PORT = 6000;
const ANSWER_MS = 2_000;

/** Whether a window can be shown: always on a desktop system, on Linux when a display is named. */
export function hasDisplay(platform = process.platform, environment = process.env) {
  if (platform !== "linux") return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** The addresses at which an X display like `:0` or `host:10.0` listens, the likeliest first. */
export function xAddresses(display) {
  const [, host, number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return [];
  if (host !== "" && host !== "unix") return [{ host, port: X_PORT + Number(number) }];
  const socket = `/tmp/.X11-unix/X${number}`;
  return [{ path: socket }, { path: `\0${socket}` }];
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = net.connect({ ...address, timeout: ANSWER_MS });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.on("connect", () => finish(true));
    socket.on("timeout", () => finish(false));
    socket.on("error", () => finish(false));
  });
}

/** Why no window can be shown, undefined when one can: a display that is named may be gone all the same. */
export async function whyNoDisplay() {
  if (!hasDisplay()) return "no display";
  const { DISPLAY: display, WAYLAND_DISPLAY: wayland } = process.env;
  if (process.platform !== "linux" || wayland || !display) return undefined;
  for (const address of xAddresses(display)) if (await answers(address)) return undefined;
  return `the display ${display} does not answer`;
}

/** Forgets a display that is named but gone, so that a virtual one takes its place. */
export async function forgetDeadDisplay() {
  if (await whyNoDisplay()) delete process.env.DISPLAY;
}

const virtual = (size) => ["xvfb-run", "-a", "-s", `-screen 0 ${size}x24`];

/** Puts a virtual display of `size` pixels around a command where there is no real one. */
export const underDisplay = (command, args, size = "1600x1000") =>
  hasDisplay() ? [command, ...args] : [...virtual(size), command, ...args];
