/** An amount in its smallest unit, as people read it; the exact one stands beside it. */
export function formatAmount(units: string, decimals = 18, places = 4): string {
  const isNegative = units.startsWith("-");
  const digits = units.replace("-", "").padStart(decimals + 1, "0");
  const whole = new Intl.NumberFormat("en").format(BigInt(digits.slice(0, digits.length - decimals)));
  const fraction = digits.slice(digits.length - decimals, digits.length - decimals + places).replace(/0+$/, "");
  const isTooSmall = whole === "0" && fraction === "" && /[1-9]/.test(digits);
  const text = isTooSmall ? `<0.${"1".padStart(places, "0")}` : fraction ? `${whole}.${fraction}` : whole;
  return isNegative ? `−${text}` : text;
}

/** A whole number of any size, with separators. */
export const formatCount = (count: number | string): string => new Intl.NumberFormat("en").format(BigInt(count));

/** Both ends of an address or a hash; look-alikes differ in the middle, so the whole one is never far. */
export const shorten = (text: string, ends = 4): string =>
  text.length <= 2 * ends + 4 ? text : `${text.slice(0, ends + 2)}…${text.slice(-ends)}`;

/** A time in one zone, to the second. */
export function formatTime(iso: string, zone: "local" | "UTC"): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  const inZone = zone === "UTC" ? { ...options, timeZone: "UTC" } : options;
  return `${new Intl.DateTimeFormat("en-GB", inZone).format(new Date(iso))}${zone === "UTC" ? " UTC" : ""}`;
}

const spans = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago a time is, or how long it is until then. */
export function formatAgo(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1_000);
  const [unit, length] = spans.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  return relative.format(Math.trunc(seconds / length), unit);
}

/** The words of a name in capitals, such as OPERATION_VOTED. */
export const words = (name: string): string => name.toLowerCase().replaceAll("_", " ");

/** A text that begins with a capital, as headings do. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An organisation's name without the ending that all MSP ids have. */
export const shortOrganization = (mspId: string): string => mspId.replace(/MSP$/, "");
