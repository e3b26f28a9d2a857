/**
 * Compiles the contracts and writes `generated/`: each ABI as a constant, and the factory's creation code. `node
 * contracts/compile.ts` writes, `node contracts/compile.ts --check` fails when a file is not up to date.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = import.meta.dirname;
const require = createRequire(import.meta.url);

const testTokens = "test/support/Tokens.sol";

/**
 * Contracts with their sources, and whether their creation code is needed outside. Those of `test` are for tests on a
 * chain.
 */
const outputs = [
  { contract: "IIntermediary", source: "src/IIntermediary.sol", constant: "intermediary", hasCode: false },
  {
    contract: "IntermediaryFactory",
    source: "src/IntermediaryFactory.sol",
    constant: "intermediaryFactory",
    hasCode: true,
  },
  { contract: "TestToken", source: testTokens, constant: "testToken", hasCode: true },
  { contract: "NoReturnToken", source: testTokens, constant: "noReturnToken", hasCode: true },
  { contract: "WindowModel", source: "test/support/WindowModel.sol", constant: "windowModel", hasCode: true },
] as const;

interface CompiledContract {
  readonly abi: readonly { readonly type: string }[];
  readonly evm: { readonly bytecode: { readonly object: string } };
}

interface CompilerOutput {
  readonly errors?: readonly {
    readonly severity: string;
    readonly formattedMessage: string;
    readonly sourceLocation?: { readonly file: string };
  }[];
  readonly contracts: Readonly<Record<string, Readonly<Record<string, CompiledContract>>>>;
}

interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
}

function readImport(path: string): { contents: string } | { error: string } {
  try {
    return { contents: readFileSync(require.resolve(path), "utf8") };
  } catch (error) {
    return { error: String(error) };
  }
}

function compile(): CompilerOutput["contracts"] {
  const names = readdirSync(join(folder, "src")).filter((name) => name.endsWith(".sol"));
  const paths = new Set([...names.map((name) => `src/${name}`), ...outputs.map(({ source }) => source)]);
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(
      [...paths].map((path) => [path, { content: readFileSync(join(folder, path), "utf8") }]),
    ),
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 10_000 },
      metadata: { bytecodeHash: "none" },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  const solc = require("solc") as Compiler;
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })) as CompilerOutput;
  // Warnings about a library's source are its authors' matter.
  const errors = output.errors?.filter(
    ({ severity, sourceLocation }) => severity === "error" || sourceLocation?.file.startsWith("src/"),
  );
  if (errors?.length) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
  return output.contracts;
}

function render({ source, constant, hasCode }: (typeof outputs)[number], compiled: CompiledContract): string {
  const lines = [
    `/** Generated from \`contracts/${source}\` by \`contracts/compile.ts\`; never edited by hand. */`,
    `export const ${constant}Abi = ${JSON.stringify(compiled.abi, undefined, 2)} as const;`,
  ];
  if (hasCode) lines.push("", `export const ${constant}CreationCode =\n  "0x${compiled.evm.bytecode.object}";`);
  return `${lines.join("\n")}\n`;
}

const current = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const contracts = compile();
mkdirSync(join(folder, "generated"), { recursive: true });
for (const output of outputs) {
  const compiled = contracts[output.source]?.[output.contract];
  if (!compiled) throw new Error(`${output.contract} was not compiled`);
  const file = output.constant.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const path = join(folder, "generated", `${file}.ts`);
  const text = render(output, compiled);
  if (current(path) === text) continue;
  if (process.argv.includes("--check")) {
    process.stderr.write(`${path} is not up to date; run: node contracts/compile.ts\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
  }
}
