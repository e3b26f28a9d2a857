/** Pseudo-random numbers below a bound; the same seed gives the same ones (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) * below) / 2 ** 32;
  };
}

/** A request of an attacker who wants another resource than the one that is paid for. */
export interface OddRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

const methods = ["GET", "GET", "GET", "HEAD", "POST", "DELETE", "OPTIONS"];
const paths = ["/health", "/free/x", "/orders/1", "/orders/1/2", "/caf%C3%A9/1", "/read/1", "/other", "/", "/free"];
const origins = [
  "http://free",
  "http://health",
  "https://free:443",
  "http://a@free",
  "http://[::1]",
  "http:/",
  "/",
  "//x",
];
const inserts = [
  "/",
  "//",
  "/.",
  "/..",
  "/%2e%2e",
  "%2f",
  "%2F..",
  "%5c",
  "\\..\\",
  ";x",
  ";/",
  "/..;/",
  "/free/../",
  "/orders/",
];
const characters = [
  "%00",
  "%zz",
  "%",
  "%ff",
  "\u00e9",
  "%c3%a9",
  "%40",
  "@",
  "%3b",
  "%25",
  "%256f",
  "%20",
  ".",
  "#",
  "?",
];
const overrides = ["x-http-method-override", "x-original-url", "x-rewrite-url", "payment_consumer"];

export function oddRequest(random: (below: number) => number): OddRequest {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random(of.length))] as T;
  const changes = [
    (path: string) => changeAt(path, random, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0")}`),
    (path: string) => changeAt(path, random, (letter) => letter.toUpperCase()),
    (path: string) => changeAt(path, random, (letter) => letter + one(inserts)),
    (path: string) => changeAt(path, random, (letter) => letter + one(characters)),
    (path: string) => one(origins) + path,
    (path: string) => `${path}/`,
    (path: string) => one(["/free/..", "/x/..", "/free/%2e%2e", "/free/..;", "/."]) + path,
    (path: string) => `${path}?x=${one(["/free/1", "%zz", "/../orders/1", ";", "http://free/"])}`,
  ];
  let target = one(paths);
  for (let count = Math.floor(random(4)); count > 0; count -= 1) target = one(changes)(target);
  const headers = random(8) < 1 ? { [one(overrides)]: one(["GET", "POST", "/free/x", "/health"]) } : {};
  return { method: one(methods), target, headers };
}

function changeAt(text: string, random: (below: number) => number, change: (letter: string) => string): string {
  const place = Math.floor(random(text.length));
  return text.slice(0, place) + change(text.charAt(place)) + text.slice(place + 1);
}
