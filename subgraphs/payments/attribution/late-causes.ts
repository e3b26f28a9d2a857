import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database } from "../../../store/database/database.ts";
import { type LaneKey, laneName } from "../model/lane-key.ts";
import type { Cause, LateCause } from "./cause.ts";
import { keepLateCauses } from "./cause-rows.ts";

/** How many are kept together at most. */
const maxBatch = 1_000;

interface Told extends LateCause, PromiseWithResolvers<void> {
  readonly lane: LaneKey;
}

/** Keeps in the database what caused requests that were signed for before; those of a lane together. */
export class LateCauses {
  readonly #database: Database;
  readonly #told = new MicroBatcher<Told>((told) => this.#keepAll(told), maxBatch);

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns when it is durable. @throws STORE_UNAVAILABLE */
  set(lane: LaneKey, counter: bigint, cause: Cause): Promise<void> {
    const told = { lane, counter, cause, ...Promise.withResolvers<void>() };
    this.#told.add(told);
    return told.promise;
  }

  /** Returns when nothing is under way. */
  end(): Promise<void> {
    return this.#told.end();
  }

  async #keepAll(told: readonly Told[]): Promise<void> {
    const byLane = Map.groupBy(told, ({ lane }) => laneName(lane));
    // One after the other, so that connections are left for those who wait for an answer.
    for (const ofLane of byLane.values()) await this.#keep(ofLane);
  }

  /** One lane in a transaction: who locks several must do so in an order that all agree on. */
  async #keep(ofLane: readonly Told[]): Promise<void> {
    const { lane } = ofLane[0] as Told;
    try {
      await this.#database.transaction((sql) => keepLateCauses(sql, lane, ofLane));
      for (const { resolve } of ofLane) resolve();
    } catch (error) {
      for (const { reject } of ofLane) reject(error);
    }
  }
}
