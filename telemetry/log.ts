import { type DestinationStream, type Logger, pino } from "pino";
import { build as pretty } from "pino-pretty";
import { loggedError } from "./logged-error.ts";
import { currentTraceId } from "./requests.ts";

export interface LogOptions {
  readonly level: string;
  /** Which process writes, where several do. */
  readonly part?: string;
}

/** For whoever reads along on a terminal. */
const readable = () => pretty({ ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", sync: true });

/**
 * The log of a process: on a terminal readable, elsewhere a line of JSON per event, with the id of the request that it belongs to. Lines hold ids, codes
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
  const place = destination ?? (process.stdout.isTTY ? readable() : undefined);
  return place ? pino(options, place) : pino(options);
}
