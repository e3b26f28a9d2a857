import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";

/** A built file, in memory, with the compressed forms that the build has made of it. */
interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly bodies: Readonly<Record<"identity" | "br" | "gzip", Buffer | undefined>>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Files whose names hold the hash of what is in them. */
const hashed = "/assets/";
const page = "/index.html";

/**
 * The built pages of the web front end. All files are read when it is made, and only those are ever answered, so no
 * path can lead out of their folder.
 */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param headers sent with each file */
  constructor(folder: string, headers: Readonly<Record<string, string>>) {
    this.#files = readFiles(folder);
    this.#headers = headers;
  }

  /** @returns whether there is something to answer */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = "" } = request;
    if (method !== "GET" && method !== "HEAD") return false;
    const path = url.split("?", 1)[0] ?? "";
    const name = this.#files.has(path) ? path : isOfPages(path, request) ? page : "";
    const file = this.#files.get(name);
    if (file) this.#send(name, file, request, response);
    return file !== undefined;
  }

  #send(name: string, { type, etag, bodies }: StaticFile, request: IncomingMessage, response: ServerResponse): void {
    const isUnchanged = request.headers["if-none-match"]?.includes(etag);
    const encoding = isUnchanged ? undefined : encodingFor(request, bodies);
    response.writeHead(isUnchanged ? 304 : 200, {
      ...this.#headers,
      "content-type": type,
      etag,
      vary: "accept-encoding",
      "cache-control": name.startsWith(hashed) ? "public, max-age=31536000, immutable" : "no-cache",
      ...(encoding && { "content-encoding": encoding }),
    });
    response.end(isUnchanged ? undefined : bodies[encoding ?? "identity"]);
  }
}

/** Whether a browser goes there and no file is meant: a name with a dot is a file's, but deeper it may be an id. */
function isOfPages(path: string, { headers }: IncomingMessage): boolean {
  const isFile = path.startsWith(hashed) || path.includes("/.") || /^\/[^/]*\.[^/]*$/.test(path);
  return !isFile && (headers.accept ?? "").includes("text/html");
}

function encodingFor({ headers }: IncomingMessage, bodies: StaticFile["bodies"]): "br" | "gzip" | undefined {
  const accepted = String(headers["accept-encoding"] ?? "")
    .split(",")
    .map((one) => one.trim());
  return (["br", "gzip"] as const).find((name) => bodies[name] && accepted.includes(name));
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const shown = names.filter((name) => extname(name) in types && !name.startsWith("."));
  return new Map(shown.map((name) => [`/${name.split(sep).join("/")}`, readFile(join(folder, name))] as const));
}

function readFile(path: string): StaticFile {
  const identity = readFileSync(path);
  const compressed = (end: string) => (existsSync(path + end) ? readFileSync(path + end) : undefined);
  return {
    type: types[extname(path)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
    bodies: { identity, br: compressed(".br"), gzip: compressed(".gz") },
  };
}
