import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, credentials, status } from "@grpc/grpc-js";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EmbeddedLedger } from "./embedded-ledger.ts";
import { WireMessage, WireWriter } from "./protocol/wire.ts";

let folder: string;
let ledger: EmbeddedLedger;
let client: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-server-"));
  const log = pino({ level: "silent" });
  const options = { dataDirectory: folder, channels: [{ name: "trade", chaincodes: [] }] };
  ledger = await EmbeddedLedger.open(options, log, (error) => expect.fail(String(error)));
  const [first] = await ledger.listen(0);
  const root = await readFile(first?.tlsRootCertPath ?? "");
  client = new Client(first?.endpoint ?? "", credentials.createSsl(root));
});
afterAll(async () => {
  client.close();
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a peer's server", () => {
  test.each(["Evaluate", "Endorse", "Submit", "CommitStatus"])("refuses malformed requests to %s", async (method) => {
    const broken = [
      Buffer.alloc(0),
      Buffer.from([0x1a, 0x7f]),
      Buffer.alloc(64, 0xff),
      new WireWriter().text(3, "x").finish(),
    ];
    for (const request of broken) {
      expect(await call(`/gateway.Gateway/${method}`, request)).toMatchObject({ code: status.INVALID_ARGUMENT });
    }
  });

  test("refuses a transaction that nobody has signed", async () => {
    const envelope = new WireWriter().bytes(1, Buffer.from("payload")).finish();
    const request = new WireWriter().text(2, "trade").message(3, envelope).finish();
    expect(await call("/gateway.Gateway/Submit", request)).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: "prepared transaction must be signed",
    });
  });

  test("lets only readers of a channel ask for a commit status", async () => {
    const ask = (channel: string) => {
      const content = new WireWriter().text(1, "id").text(2, channel).bytes(3, Buffer.from("nobody")).finish();
      return call("/gateway.Gateway/CommitStatus", new WireWriter().bytes(1, content).text(2, "signature").finish());
    };
    expect(await ask("trade")).toMatchObject({ code: status.PERMISSION_DENIED });
    expect(await ask("absent")).toMatchObject({ code: status.PERMISSION_DENIED });
  });

  test("ends a delivery that was asked for with nonsense, and takes the next one", async () => {
    expect(await deliver(Buffer.alloc(40, 0xff))).toBe(400);
    expect(await deliver(Buffer.alloc(0))).toBe(404);
  });

  test("does not know other services", async () => {
    expect(await call("/protos.Endorser/ProcessProposal", Buffer.alloc(0))).toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });
});

const pass = (bytes: Buffer) => bytes;

/** The error of a unary call; `undefined` when it succeeds. */
function call(method: string, request: Buffer): Promise<unknown> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(method, pass, pass, request, (error) => resolve(error ?? undefined));
  });
}

/** Status that answers one seek request. */
function deliver(request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const stream = client.makeBidiStreamRequest("/protos.Deliver/Deliver", pass, pass);
    stream.on("data", (answer: Buffer) => resolve(new WireMessage(answer).uint(1)));
    stream.on("error", reject);
    stream.write(request);
    stream.end();
  });
}
