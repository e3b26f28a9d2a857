import { RunningPlatform } from "../running-platform.ts";
import { CommandLine } from "./command-line.ts";

/** People at their terminals, of one platform. */
export interface Users {
  /** Signed in as administrator of Org1MSP. */
  readonly ann: CommandLine;
  /** Signed in as administrator of Org2MSP. */
  readonly bob: CommandLine;
  /** Not signed in. */
  readonly eve: CommandLine;
}

/** A platform with people at their terminals. */
export class Terminals implements AsyncDisposable {
  readonly url: string;
  readonly users: Users;
  readonly #parts: AsyncDisposableStack;

  private constructor(url: string, users: Users, parts: AsyncDisposableStack) {
    this.url = url;
    this.users = users;
    this.#parts = parts;
  }

  static async start(): Promise<Terminals> {
    await using parts = new AsyncDisposableStack();
    const platform = await RunningPlatform.start();
    parts.defer(() => platform.remove());
    const user = async (organization?: string) => {
      const one = await CommandLine.of(platform.url);
      parts.defer(() => one.remove());
      if (organization) await one.json(["login", "--dev", "--organization", organization]);
      return one;
    };
    const users = { ann: await user("Org1"), bob: await user("Org2MSP"), eve: await user() };
    return new Terminals(platform.url, users, parts.move());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.disposeAsync();
  }
}
