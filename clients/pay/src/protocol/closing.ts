/** Why a connection between a service and its payment server was closed: WebSocket's close codes. */
export const closing = {
  /** The payment server ends; the service finds it, or another one, again. */
  goingAway: 1001,
  /** The frame is larger than {@link maxFrame}. */
  tooLarge: 1009,
  /** A message is none of the protocol's. */
  malformed: 4400,
  /** There is no such key, or the secret is another one. */
  unauthenticated: 4401,
  /** The key was revoked. */
  revoked: 4403,
  /** The other side took too long to prove itself, or does not answer any more. */
  timedOut: 4408,
  /** The seal does not fit: replayed, reordered, injected or changed. */
  badSeal: 4409,
  /** The other side speaks another version. */
  otherVersion: 4426,
} as const;

/** Closing codes after which it makes no sense to come again with the same key. */
export const isFinal = (code: number): boolean =>
  code === closing.unauthenticated || code === closing.revoked || code === closing.otherVersion;

/** Bytes of a frame, its seal included. */
export const maxFrame = 1024 * 1024;

/** Operations of a frame. */
export const maxOperations = 1_000;
