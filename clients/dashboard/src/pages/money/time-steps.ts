/** Length of the steps of a series, as the graph has them. */
export type Bucket = "HOUR" | "DAY" | "WEEK" | "MONTH";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Days up to which a step is so long: no series has more than about a hundred. */
const reaches = [
  ["HOUR", 4],
  ["DAY", 120],
  ["WEEK", 800],
] as const;

/** Step in which a period can be read. */
export function bucketFor(from: string, to: string): Bucket {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  return reaches.find(([, reach]) => days <= reach)?.[0] ?? "MONTH";
}

/** Begins of all steps of a period, those too in which nothing moved; in ms, as the graph cuts them in UTC. */
export function stepsOf(from: string, to: string, bucket: Bucket): number[] {
  const steps: number[] = [];
  const end = Date.parse(to);
  for (let step = beginOf(Date.parse(from), bucket); step < end; step = next(step, bucket)) steps.push(step);
  return steps;
}

function beginOf(time: number, bucket: Bucket): number {
  const date = new Date(time);
  if (bucket === "HOUR") return date.setUTCMinutes(0, 0, 0);
  if (bucket === "MONTH") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const day = date.setUTCHours(0, 0, 0, 0);
  // Weeks begin on Monday; getUTCDay counts from Sunday.
  return bucket === "DAY" ? day : day - ((new Date(day).getUTCDay() + 6) % 7) * dayMs;
}

function next(step: number, bucket: Bucket): number {
  if (bucket === "HOUR") return step + hourMs;
  if (bucket === "DAY") return step + dayMs;
  if (bucket === "WEEK") return step + 7 * dayMs;
  const date = new Date(step);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
