import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Timer } from "#engine/base/timer.ts";
import { AppError } from "#shared/errors/app-error.ts";
import {
  malformedError,
  notAuthorisedError,
  overloadedError,
  rateLimitedError,
  refusedByProviderError,
  unknownSymbolError,
  unreachableError,
} from "./provider-errors.ts";
import { createRateLimiter, type RateLimit } from "./rate-limiter.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { retryDelayMs } from "./retry-delay.ts";

const ATTEMPTS = 4;
const TIMEOUT_MS = 20_000;
/** A provider that asks for a longer pause is left alone, and the person is told when to come back. */
const LONGEST_WAIT_MS = 60_000;
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
const QUOTED_CHARACTERS = 200;

/** What the requests of a provider need of this process. */
export interface ClientPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** Resolves after that long, or as soon as the work is cancelled. */
  readonly wait: (delayMs: number, cancellation: Cancellation) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Where requests go instead of the provider's own host; for tests, which stay on this machine. */
  readonly origin?: string | undefined;
  /** In place of the provider's own limit; for tests, whose servers need no rest. */
  readonly limit?: RateLimit | undefined;
}

export interface ClientOptions {
  readonly provider: string;
  readonly limit: RateLimit;
  /** Environment variables that hold the provider's keys. */
  readonly keySettings?: string;
}

/** One question under way: whom it is about and who may call it off. */
export interface Call {
  readonly symbol: string;
  readonly cancellation: Cancellation;
}

/** Sends requests of one provider: not too many at a time, again when it may help, never past its patience. */
export interface Client {
  /** A whole answer in JSON with a status of success, as a library of the provider expects it from `fetch`. */
  fetchFor(call: Call): (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** Connections are kept and shared by the run time's own `fetch`. */
export function createClient(ports: ClientPorts, options: ClientOptions): Client {
  const limiter = createRateLimiter(ports.limit ?? options.limit);
  return {
    fetchFor: (call) => async (url, init) => {
      const target = redirect(new URL(url instanceof Request ? url.url : url), ports.origin);
      const abort = new AbortController();
      const forgetCall = call.cancellation.onCancel(() => abort.abort());
      try {
        const request = { call, url: target, init, signal: abort.signal };
        return await sendUntilAnswered(ports, options, request, (work) => limiter.run(work, abort.signal));
      } catch (thrown) {
        // What the abort makes of the request under way is no fault of the provider.
        call.cancellation.throwIfCancelled();
        throw thrown;
      } finally {
        forgetCall();
      }
    },
  };
}

interface Sending {
  readonly call: Call;
  readonly url: URL;
  readonly init: RequestInit | undefined;
  /** Called off by whoever asked. */
  readonly signal: AbortSignal;
}

async function sendUntilAnswered(
  ports: ClientPorts,
  options: ClientOptions,
  sending: Sending,
  limited: (work: () => Promise<Outcome>) => Promise<Outcome>,
): Promise<Response> {
  const { cancellation } = sending.call;
  for (let attempt = 1; ; attempt += 1) {
    cancellation.throwIfCancelled();
    const outcome = await limited(() => tryOnce(ports, options, sending));
    cancellation.throwIfCancelled();
    if (outcome.kind === "answer") return outcome.response;
    if (attempt === ATTEMPTS || (outcome.waitMs ?? 0) > LONGEST_WAIT_MS) throw outcome.error;
    await ports.wait(outcome.waitMs ?? retryDelayMs(attempt, ports.random()), cancellation);
  }
}

function redirect(url: URL, origin: string | undefined): URL {
  return origin === undefined ? url : new URL(`${url.pathname}${url.search}`, origin);
}

type Outcome =
  | { readonly kind: "answer"; readonly response: Response }
  | { readonly kind: "again"; readonly error: AppError; readonly waitMs?: number | undefined };

async function tryOnce(
  ports: ClientPorts,
  options: ClientOptions,
  { call, url, init, signal }: Sending,
): Promise<Outcome> {
  const { provider } = options;
  const late = new AbortController();
  const forgetTimer = ports.timer.after(TIMEOUT_MS, () => late.abort());
  try {
    const { headers } = init ?? {};
    const response = await fetch(url, {
      method: init?.method ?? "GET",
      ...(headers === undefined ? {} : { headers }),
      redirect: "manual",
      signal: AbortSignal.any([signal, late.signal]),
    });
    const text = await readWhole(provider, response);
    return judge(ports, options, call, response, text);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    const reason = late.signal.aborted ? `no whole answer within ${TIMEOUT_MS / 1_000} s` : reasonOf(thrown);
    return { kind: "again", error: unreachableError(provider, reason, thrown) };
  } finally {
    forgetTimer();
  }
}

async function readWhole(provider: string, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER_BYTES) {
      throw malformedError(provider, `an answer of more than ${LARGEST_ANSWER_BYTES} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function judge(
  { clock }: ClientPorts,
  { provider, keySettings }: ClientOptions,
  { symbol }: Call,
  response: Response,
  text: string,
): Outcome {
  const { status } = response;
  if (response.ok) return { kind: "answer", response: wholeJson(provider, response, text) };
  // 418 is what Binance answers to those who did not heed its 429.
  if (status === 429 || status === 418) {
    const waitMs = parseRetryAfter(response.headers.get("retry-after"), clock.now());
    return { kind: "again", error: rateLimitedError(provider, waitMs), waitMs };
  }
  if (status >= 500) {
    const waitMs = parseRetryAfter(response.headers.get("retry-after"), clock.now());
    return { kind: "again", error: overloadedError(provider, status, ATTEMPTS), waitMs };
  }
  // 451: the provider may not serve this country.
  if (status === 401 || status === 403 || status === 451) throw notAuthorisedError(provider, keySettings);
  if (status === 404) throw unknownSymbolError(provider, symbol);
  throw refusedByProviderError(provider, status, text.slice(0, QUOTED_CHARACTERS));
}

/** Libraries read broken JSON in ways of their own, so it is found here. */
function wholeJson(provider: string, response: Response, text: string): Response {
  try {
    JSON.parse(text);
  } catch (cause) {
    throw malformedError(provider, `no JSON, begins with ${JSON.stringify(text.slice(0, 60))}`, cause);
  }
  const { status, statusText, headers } = response;
  return new Response(text, { status, statusText, headers });
}

/** `fetch failed` hides why. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause } = thrown;
  const inner = cause instanceof Error ? cause : thrown;
  const code = "code" in inner && typeof inner.code === "string" ? inner.code : "";
  return inner.message.includes(code) ? inner.message : `${code} ${inner.message}`.trim();
}
