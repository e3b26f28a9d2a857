import { type Client, createClient } from "@ledgerloom/sdk";
import type { DevelopmentIssuer } from "../../gateway/identity/development-issuer.ts";

/** One chapter of the story at a time, with its steps and the events that arrive meanwhile. */
export class Story {
  readonly client: Client;
  readonly #url: string;
  readonly #issuer: DevelopmentIssuer;

  constructor(url: string, issuer: DevelopmentIssuer) {
    this.#url = url;
    this.#issuer = issuer;
    this.client = this.as("Org1MSP");
  }

  /** The graph as an organisation's administrator sees it. */
  as(mspId: string): Client {
    return createClient({ url: this.#url, token: () => this.#issuer.issue({ mspId, role: "admin" }) });
  }

  /** Whether each organisation's agent runs, as far as the instance knows of agents. */
  async agents(): Promise<Readonly<Record<string, string>>> {
    const response = await fetch(new URL("../../../../ready", this.#url));
    return ((await response.json()) as { agents?: Record<string, string> }).agents ?? {};
  }

  chapter(title: string): void {
    write(`\n${title}`);
  }

  step(text: string): void {
    write(`  ✓ ${text}`);
  }

  /** Shows a subscription's events as they come, and counts them. */
  follow<R>(events: AsyncIterable<R>, describe: (event: R) => string): { readonly seen: readonly string[] } {
    const seen: string[] = [];
    const read = async () => {
      for await (const event of events) {
        const text = describe(event);
        seen.push(text);
        write(`      ⇢ ${text}`);
      }
    };
    read().catch((error: Error) => write(`      ⇢ no more events: ${error.message}`));
    return { seen };
  }
}

/** Asks again until the answer satisfies, for things that others do meanwhile. @throws Error after `timeoutMs` */
export async function until<R>(
  what: string,
  ask: () => Promise<R>,
  satisfies: (answer: R) => boolean,
  timeoutMs = 600_000,
): Promise<R> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen in time`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
