/** Reason why a request over HTTP is none that GraphQL could answer. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** Body of the answer of GraphQL over HTTP. */
  get body(): { readonly errors: readonly object[] } {
    return { errors: [{ message: this.message, extensions: { code: this.code } }] };
  }
}

/** Refusal of a request that GraphQL over HTTP does not allow. */
export function malformed(message: string): Refusal {
  return new Refusal(400, "BAD_REQUEST", message);
}
