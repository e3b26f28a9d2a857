import { type DestinationStream, type Logger, pino } from "pino";
import { loggedError } from "./logged-error.ts";
import { currentTraceId } from "./requests.ts";

export interface LogOptions {
  readonly level: string;
  /** Which process writes, where several do. */
  readonly part?: string;
}

/**
 * The log of a process: a line of JSON per event, with the id of the request that it belongs to. Lines hold ids, codes
 * and durations; what was asked or answered, tokens and keys stay out.
 */
export function openLog({ level, part }: LogOptions, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid, ...(part && { part }) },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId ? { traceId } : {};
    },
    serializers: { err: loggedError },
  };
  return destination ? pino(options, destination) : pino(options);
}
