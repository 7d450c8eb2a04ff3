import { describe, expect, it } from "vitest";
import { EventEmitter } from "node:events";
import { loadUnlessClosed } from "./load-unless-closed.ts";

class FakeWindow extends EventEmitter {
  #isDestroyed = false;
  readonly #load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super();
    this.#load = load;
  }

  loadURL(): Promise<void> {
    return this.#load();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    this.#isDestroyed = true;
    this.emit("closed");
  }
}

const URL = "app://report/report.html";
const never = (): Promise<void> => new Promise(() => undefined);

describe("loading a page into a window", () => {
  it("ends when the page is there", async () => {
    await expect(loadUnlessClosed(new FakeWindow(() => Promise.resolve()), URL)).resolves.toBeUndefined();
  });

  it("ends when the window is closed before the page is there", async () => {
    const window = new FakeWindow(never);
    const loading = loadUnlessClosed(window, URL);
    window.close();
    await expect(loading).resolves.toBeUndefined();
  });

  it("takes an interrupted load of a closed window for no fault", async () => {
    const window: FakeWindow = new FakeWindow(async () => {
      window.close();
      await Promise.resolve();
      throw new Error("ERR_ABORTED");
    });
    await expect(loadUnlessClosed(window, URL)).resolves.toBeUndefined();
  });

  it("says why a page cannot be loaded while the window is open", async () => {
    const refused = new FakeWindow(() => Promise.reject(new Error("ERR_FILE_NOT_FOUND")));
    await expect(loadUnlessClosed(refused, URL)).rejects.toThrow("ERR_FILE_NOT_FOUND");
  });
});
