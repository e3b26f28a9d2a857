import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { startChaincode } from "./chaincode-process.ts";

const conformance = fileURLToPath(new URL("../../test/conformance/chaincode", import.meta.url));

describe("a chaincode process", () => {
  test("accepts connections once it is started, alone on its port, and none once it is stopped", async () => {
    const [port = 0] = await freePorts(0, 1);
    const chaincode = await startChaincode({ name: "any", address: `127.0.0.1:${port}`, modulePath: conformance });
    expect(await accepts(port)).toBe(true);
    const second = startChaincode({ name: "any", address: `127.0.0.1:${port}`, modulePath: conformance });
    await expect(second).rejects.toMatchObject({ code: "PORT_IN_USE" });
    await chaincode.stop();
    expect(await accepts(port)).toBe(false);
  });

  test("whose contracts cannot be loaded fails to start", async () => {
    const [port = 0] = await freePorts(0, 1);
    const start = startChaincode({
      name: "broken",
      address: `127.0.0.1:${port}`,
      modulePath: join(conformance, "src"),
    });
    await expect(start).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  });

  test("without a shim to run fails to start", async () => {
    const start = startChaincode({ name: "bare", address: "127.0.0.1:1", modulePath: "/" });
    await expect(start).rejects.toThrow("fabric-shim is not installed");
  });
});

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
