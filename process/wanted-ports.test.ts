import { createServer } from "node:http";
import { expect, test } from "vitest";
import { listen } from "./listen.ts";
import { requireFreePorts } from "./wanted-ports.ts";

test("what hinders a process from listening is told with the setting that mends it", async () => {
  const other = createServer();
  const port = await listen(other, "127.0.0.1", 0);
  const taken = { setting: "A_PORT", host: "127.0.0.1", port };
  const foreign = { setting: "B_PORT", hostSetting: "B_HOST", host: "203.0.113.1", port };
  await expect(requireFreePorts([taken])).rejects.toMatchObject({
    code: "PORT_IN_USE",
    message: expect.stringContaining(`A_PORT: port ${port} of 127.0.0.1 is taken`),
  });
  const both = requireFreePorts([taken, foreign]);
  await expect(both).rejects.toThrow(/A_PORT: port[\s\S]*B_HOST: 203.0.113.1 is no address of this machine/);
  await expect(both).rejects.not.toHaveProperty("code");
  other.close();
});

test("ports that are chosen when they are taken hinder nobody", async () => {
  await requireFreePorts([{ setting: "A_PORT", host: "127.0.0.1", port: 0 }]);
});
