import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Wallet } from "ethers";
import { expect, test } from "vitest";
import type { Users } from "./users.ts";

const passphrase = "correct horse battery";
const unlocked = { descriptors: [`${passphrase}\n`] };
const byDescriptor = ["--passphrase-fd", "3"];
const sign = [...byDescriptor, "--yes"];

/** `ledgerloom wallet` and `ledgerloom market`, each command once. */
export function marketCases(users: () => Users): void {
  test("wallet: keys are made, imported, listed, and sealed for their owner", async () => {
    const { ann, bob } = users();
    const made = await ann.json(["wallet", "new", ...byDescriptor], unlocked);
    expect(made).toEqual({ name: "main", address: expect.stringMatching(/^0x[\da-f]{40}$/) });
    const folder = join(ann.home, "wallets");
    expect((await stat(join(folder, "main.json"))).mode & 0o077).toBe(0);
    const file = join(ann.home, "exported.json");
    await writeFile(file, await readFile(join(folder, "main.json"), "utf8"));
    expect(await bob.json(["wallet", "import", file, ...byDescriptor], unlocked)).toEqual(made);
    const key = Wallet.createRandom();
    const options = { descriptors: [passphrase, key.privateKey] };
    const imported = await bob.json(
      ["wallet", "import", "--name", "second", ...byDescriptor, "--key-fd", "4"],
      options,
    );
    expect(imported).toEqual({ name: "second", address: key.address.toLowerCase() });
    expect(await bob.lines(["wallet", "list"])).toEqual([made, imported]);
    expect(await readdir(folder)).toEqual(["main.json"]);
  });

  test.each([
    ["a name that is taken", ["new", "main", ...byDescriptor], unlocked, "ALREADY_EXISTS"],
    ["a name that leaves the folder", ["new", "../x", ...byDescriptor], unlocked, "is no name of a wallet"],
    ["a short passphrase", ["new", "short", ...byDescriptor], { descriptors: ["1234567"] }, "8 characters"],
    ["no passphrase", ["new", "none"], {}, "--passphrase-fd"],
    ["a descriptor that is not open", ["new", "none", "--passphrase-fd", "9"], {}, "cannot be read"],
    ["a file that is no key", ["import", "/dev/null", ...byDescriptor], unlocked, "no key file"],
    [
      "what is no private key",
      ["import", "--name", "x", ...byDescriptor, "--key-fd", "4"],
      { descriptors: [passphrase, "0x12"] },
      "no private key",
    ],
  ])("wallet: %s is refused and keeps nothing", async (_what, args, options, err) => {
    const { ann } = users();
    expect(await ann.run(["wallet", ...args], options)).toMatchObject({
      code: expect.any(Number),
      out: "",
      err: expect.stringContaining(err),
    });
    expect(await readdir(join(ann.home, "wallets"))).toEqual(["main.json"]);
  });

  test("market: an account joins, registers and publishes; another buys and sends tokens", async () => {
    const { ann, bob, eve } = users();
    const events = eve.follow(["market", "watch"]);
    const found = eve.follow(["market", "search", "--watch"]);
    await expect
      .poll(async () => {
        await ann.run(["market", "join", "Ann Cli", ...sign], unlocked);
        return events.lines.length;
      })
      .toBeGreaterThan(0);
    const priced = ["--price", "2stoken", "--category", "Weather", "--tag", "forecast", "--tag", "daily"];
    const { err, code } = await ann.run(
      ["market", "register", "Weather by cli", ...priced, "--publish", ...sign],
      unlocked,
    );
    expect(code, err).toBe(0);
    expect(err).toMatch(/You sign the act RegisterService for .*\n {2}name: Weather by cli\n/);
    expect(err).toMatch(/ {2}price: 2 SToken a call\n[\s\S]*PublishService/);
    await ann.json(["market", "register", "Later", "--price", "1", ...sign], unlocked);
    expect((await ann.json(["market", "publish", "Later", ...sign], unlocked)).service.status).toBe("AVAILABLE");
    expect(await eve.json(["market", "show", "Weather by cli"])).toMatchObject({
      price: "2000000000000000000",
      tags: ["forecast", "daily"],
    });
    await bob.json(["market", "join", "Bob Cli", "--wallet", "second", ...sign], unlocked);
    const bought = await bob.json(
      ["market", "buy", "Weather by cli", "--times", "3", "--wallet", "second", ...sign],
      unlocked,
    );
    expect(bought.callRights).toMatchObject({ callsLeft: "3", paid: "6000000000000000000" });
    const { address } = await ann.json(["market", "account"]);
    const sent = await bob.json(["market", "transfer", address, "0.5stoken", "--wallet", "second", ...sign], unlocked);
    expect(sent).toMatchObject({ to: { address }, transaction: { position: expect.any(String) } });
    expect((await bob.run(["market", "account", "--wallet", "second"])).out).toMatch(
      /^may call +Weather by cli: 3 of 3 left, 6 SToken paid$/m,
    );
    const listed = await eve.lines([
      "market",
      "search",
      "weather",
      "--status",
      "available",
      "--sort",
      "price",
      "--descending",
    ]);
    expect(listed.map(({ name }) => name)).toEqual(["Weather by cli"]);
    for (const followed of [events, found]) {
      await expect.poll(() => followed.lines.map(({ type }) => type)).toContain("TOKENS_TRANSFERRED");
      await followed.end();
    }
  });

  test("market: many services are imported in one act, and again without harm", async () => {
    const { ann, eve } = users();
    const rows = [
      { name: "Imported one", price: "1", tags: ["x"] },
      { kind: "MASHUP", name: "Imported two", price: "0.5stoken", composes: ["Imported one"] },
    ];
    const input = rows.map((row) => JSON.stringify(row)).join("\n");
    const file = join(ann.home, "rows.json");
    await writeFile(file, JSON.stringify(rows));
    const first = await ann.json(["market", "import", file, "--publish", ...sign], unlocked);
    expect(first).toEqual({ services: 2, published: 2, skipped: [] });
    const again = await ann.json(["market", "import", "-", "--publish", ...sign], { ...unlocked, input });
    expect(again).toMatchObject({ services: 2 });
    expect((await eve.json(["market", "show", "Imported two"])).composes.nodes).toMatchObject([
      { name: "Imported one" },
    ]);
  });

  const refused: [string, string[], number, string][] = [
    ["a price that has changed", ["buy", "Weather by cli", "--price", "1", ...sign], 3, "PRICE_CHANGED"],
    ["a name that is taken", ["register", "Later", "--price", "1", ...sign], 3, "ALREADY_EXISTS"],
    ["another passphrase", ["publish", "Later", ...byDescriptor, "--yes"], 2, "does not open"],
    ["nobody's agreement", ["publish", "Later", ...byDescriptor], 2, "--yes"],
    ["no such wallet", ["publish", "Later", "--wallet", "none", ...sign], 5, "ledgerloom wallet list"],
    ["no such service", ["buy", "Nothing", ...sign], 5, "ledgerloom market search"],
    ["an amount that is none", ["register", "X", "--price", "1.5", ...sign], 2, "2.5stoken"],
    ["an address that is none", ["transfer", "0x12", "1", ...sign], 2, "is no address"],
    ["rows that are none", ["import", "-", ...sign], 2, "there are no services"],
  ];
  test.each(refused)("market: %s", async (what, args, code, err) => {
    const options = what === "another passphrase" ? { descriptors: ["wrong passphrase"] } : unlocked;
    expect(await users().ann.run(["market", ...args], options)).toMatchObject({
      code,
      out: "",
      err: expect.stringContaining(err),
    });
  });
}
