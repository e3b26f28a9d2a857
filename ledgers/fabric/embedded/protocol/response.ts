import { WireMessage, WireWriter } from "./wire.ts";

/** Response of chaincode. */
export interface Response {
  readonly status: number;
  readonly message: string;
  readonly payload: Buffer;
}

export const successThreshold = 400;

export function readResponse(bytes: Buffer): Response {
  const fields = new WireMessage(bytes);
  return { status: fields.uint(1), message: fields.text(2), payload: fields.bytes(3) };
}

export function writeResponse(response: Response): Buffer {
  return new WireWriter().uint(1, response.status).text(2, response.message).bytes(3, response.payload).finish();
}
