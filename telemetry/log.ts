import { isatty } from "node:tty";
import { type DestinationStream, destination, type Logger, pino } from "pino";
import { isColorSupported, prettyFactory } from "pino-pretty";
import { loggedError } from "./logged-error.ts";
import { clearLine } from "./progress.ts";
import { currentTraceId } from "./requests.ts";

/** Formats of a line: for programs, or for people. */
export const logFormats = ["json", "readable"] as const;
export type LogFormat = (typeof logFormats)[number];

export interface LogOptions {
  readonly level: string;
  /** Name of the process that writes, where several do. */
  readonly part?: string;
  /** Format of lines; unless given readable on a terminal and JSON elsewhere. */
  readonly format?: LogFormat | undefined;
  /** Descriptor of the stream that is written to: standard output or standard error. */
  readonly fd?: 1 | 2;
}

/**
 * The log of a process, a line per event with the id of the request that it belongs to. Lines hold ids, codes and
 * durations; requests and answers, tokens and keys stay out.
 */
export function openLog({ level, part, format, fd = 1 }: LogOptions, written?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid, ...(part && { part }) },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId ? { traceId } : {};
    },
    serializers: { err: loggedError },
  };
  const isTerminal = isatty(fd);
  const place = written ?? destination({ fd, sync: true });
  return pino(options, linesOf(formatFor(isTerminal, format), isTerminal, place));
}

/** The format that is asked for, else what suits its reader. */
export function formatFor(isTerminal: boolean, format?: LogFormat): LogFormat {
  return format ?? (isTerminal ? "readable" : "json");
}

function linesOf(format: LogFormat, isTerminal: boolean, place: DestinationStream): DestinationStream {
  if (format === "json" && !isTerminal) return place;
  const form = format === "readable" ? readable(isTerminal) : (line: string) => line;
  return { write: (line) => place.write(`${isTerminal ? clearLine : ""}${form(line)}`) };
}

function readable(isTerminal: boolean): (line: string) => string {
  const colorize = isTerminal && isColorSupported;
  return prettyFactory({ colorize, ignore: "pid,hostname", singleLine: true, translateTime: "SYS:HH:MM:ss" });
}
