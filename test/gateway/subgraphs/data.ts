/** A small made-up market, the same at every start: jobs, their listings, the listings' payments. */
export interface JobRow {
  readonly id: string;
  readonly title: string;
  readonly priority: number;
  readonly postedAt: Date;
}

export interface ListingRow {
  readonly id: string;
  readonly jobId: string;
  readonly title: string;
  readonly price: bigint;
}

export const jobCount = 500;
const listingsPerJob = 3;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

export const jobs: readonly JobRow[] = numbers(jobCount).map((n) => ({
  id: `job-${n}`,
  title: `Job number ${n}`,
  priority: (n * 7) % 10,
  postedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000),
}));

export const listingsByJob: ReadonlyMap<string, readonly ListingRow[]> = new Map(
  jobs.map((job, n) => [
    job.id,
    numbers(listingsPerJob).map((m) => ({
      id: `listing-${n}-${m}`,
      jobId: job.id,
      title: `Listing ${m} of job ${n}`,
      price: 10n ** 18n * BigInt(n + 1) + BigInt(m),
    })),
  ]),
);

export const listings: ReadonlyMap<string, ListingRow> = new Map(
  [...listingsByJob.values()].flat().map((listing) => [listing.id, listing]),
);
