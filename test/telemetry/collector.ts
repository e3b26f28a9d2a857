import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { until } from "../gateway/market.ts";

const attributeSchema = z.object({
  key: z.string(),
  value: z
    .object({ stringValue: z.string(), intValue: z.union([z.number(), z.string()]), boolValue: z.boolean() })
    .partial(),
});

const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attributeSchema).default([]),
  events: z.array(z.object({ name: z.string() })).default([]),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
});

const requestSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attributeSchema) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** A span as it arrived. */
export interface CollectedSpan extends Omit<z.infer<typeof spanSchema>, "attributes"> {
  /** `service.name` of the process that sent it. */
  readonly service: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An OpenTelemetry collector: takes traces by OTLP over HTTP, as JSON. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  /** Everything it was sent, as text. */
  received = "";
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      if (request.url === "/v1/traces") this.#take(await json(request));
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }

  static async start(): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => collector.#server.listen(0, "127.0.0.1", resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Waits for a span; a process sends them every few seconds. */
  async span(what: string, isIt: (span: CollectedSpan) => boolean): Promise<CollectedSpan> {
    await until(`span ${what}`, () => this.spans.some(isIt));
    return this.spans.find(isIt) as CollectedSpan;
  }

  /** Waits for a span that takes more than a look at itself to tell. */
  async spanWith(
    what: string,
    mayBe: (span: CollectedSpan) => boolean,
    isIt: (span: CollectedSpan) => Promise<boolean>,
  ): Promise<CollectedSpan> {
    let found: CollectedSpan | undefined;
    await until(`span ${what}`, async () => {
      for (const span of this.spans.filter(mayBe)) if (await isIt(span)) found = span;
      return found !== undefined;
    });
    return found as CollectedSpan;
  }

  /** The names of a span and of those that it is part of, the outermost first. */
  async path(span: CollectedSpan): Promise<string[]> {
    if (!span.parentSpanId || span.parentSpanId === remoteParent) return [span.name];
    const parent = await this.span("that is a parent", ({ spanId }) => spanId === span.parentSpanId);
    return [...(await this.path(parent)), span.name];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(body: unknown): void {
    this.received += JSON.stringify(body);
    for (const { resource, scopeSpans } of requestSchema.parse(body).resourceSpans) {
      const { "service.name": service } = valuesOf(resource.attributes);
      for (const { spans } of scopeSpans) {
        this.spans.push(...spans.map((span) => ({ ...span, service, attributes: valuesOf(span.attributes) })));
      }
    }
  }
}

/** The span of a client that sends none itself, and its trace. */
export const remoteParent = "00f067aa0ba902b7";
export const remoteTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
export const traceparent = `00-${remoteTrace}-${remoteParent}-01`;

function valuesOf(attributes: readonly z.infer<typeof attributeSchema>[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
