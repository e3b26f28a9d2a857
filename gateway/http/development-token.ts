import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP } from "node:net";
import { type DevelopmentIssuer, type Role, roles } from "../identity/development-issuer.ts";
import { mayConnect } from "./origins.ts";

/** Path at which programs and our own pages of this machine ask for a token. */
export const developmentTokenPath = "/development/token";

/** Longest time for which a token is asked for, in hours. */
const maxHours = 24 * 30;

/** Answer to who asks for a token. */
interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * Answers `POST /development/token?organization=Org1MSP&role=admin&hours=12` with a token of the development issuer, to
 * programs of this machine and to pages of the gateway itself: what a proxy hands on may come from anywhere.
 */
export async function answerDevelopmentToken(
  request: IncomingMessage,
  response: ServerResponse,
  issue: DevelopmentIssuer["issue"],
): Promise<void> {
  const { status, body } = await answerTo(request, issue);
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

async function answerTo(request: IncomingMessage, issue: DevelopmentIssuer["issue"]): Promise<Answer> {
  if (request.method !== "POST") return refusal(405, "BAD_INPUT", "a token is asked for by POST");
  if (!isOfThisMachine(request))
    return refusal(
      403,
      "FORBIDDEN",
      "the development issuer answers this machine only, asked as 127.0.0.1 or localhost",
    );
  const asked = new URL(request.url ?? "", "http://localhost").searchParams;
  const mspId = asked.get("organization") ?? "Org1MSP";
  const role = asked.get("role") ?? "admin";
  const hours = Number(asked.get("hours") ?? "12");
  if (!/^[\w.-]{1,64}$/.test(mspId)) return refusal(400, "BAD_INPUT", "organization is an MSP id, such as Org1MSP");
  if (!Object.hasOwn(roles, role)) return refusal(400, "BAD_INPUT", `role is one of: ${Object.keys(roles).join(", ")}`);
  if (!(hours > 0 && hours <= maxHours)) return refusal(400, "BAD_INPUT", `hours are more than 0, at most ${maxHours}`);
  const seconds = Math.ceil(hours * 3_600);
  const token = await issue({ mspId, role: role as Role, seconds });
  return { status: 200, body: { token, organization: mspId, role, expiresIn: seconds } };
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { errors: [{ message, extensions: { code } }] } };
}

const loopback = /^(?:::ffff:)?127\.|^::1$/;

/** A program on this machine or one of our pages; DNS may give another name to this address, and a proxy hands on. */
function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const isHandedOn = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"].some(
    (name) => name in headers,
  );
  if (isHandedOn || !loopback.test(socket.remoteAddress ?? "")) return false;
  const name = URL.parse(`http://${headers.host}`)?.hostname.replace(/^\[|\]$/g, "") ?? "";
  const isAskedHere = name === "localhost" || (isIP(name) !== 0 && loopback.test(name));
  return isAskedHere && mayConnect(headers, []) && ["same-origin", "none", undefined].includes(siteOf(headers));
}

/** Where a browser says that a request comes from. */
function siteOf(headers: IncomingMessage["headers"]): string | undefined {
  return headers["sec-fetch-site"]?.toString();
}
