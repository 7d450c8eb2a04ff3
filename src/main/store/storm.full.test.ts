import { it } from "vitest";
import { expectStormKept } from "./testing/expect-storm-kept.ts";

/** Five seconds of 100,000 events a second. */
const EVENTS = 500_000;

it(`keeps all of ${EVENTS} events of a storm`, () => expectStormKept(EVENTS));
