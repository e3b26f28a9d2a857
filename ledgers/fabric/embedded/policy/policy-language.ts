import { PlatformError } from "../../../errors.ts";
import type { Role } from "../identity/identity.ts";
import type { Principal, SignatureRule } from "./signature-policy.ts";

const tokenPattern = /\s*(?:([A-Za-z]+)\s*\(|(')([^']*)'|(\d+)|([(),]))/y;
const roles: ReadonlySet<string> = new Set(["member", "admin", "client", "peer", "orderer"]);

/**
 * Reads Fabric's policy language: `AND('Org1MSP.peer', OR('Org2MSP.peer', 'Org3MSP.peer'))`, `OutOf(2, …)`.
 * @throws BAD_INPUT with the position of the mistake
 */
export function parseSignaturePolicy(text: string): SignatureRule {
  const parser = new PolicyParser(text);
  const rule = parser.rule();
  parser.end();
  return rule;
}

class PolicyParser {
  private position = 0;

  constructor(private readonly text: string) {}

  rule(): SignatureRule {
    const token = this.next();
    if (token[2] !== undefined) return this.principal(token[3] ?? "");
    const operator = token[1]?.toLowerCase();
    if (operator === "and" || operator === "or") {
      const rules = this.list();
      return { required: operator === "and" ? rules.length : 1, rules };
    }
    if (operator === "outof") return this.outOf();
    throw this.mistake("expected AND, OR, OutOf or a principal");
  }

  end(): void {
    if (this.text.slice(this.position).trim() !== "") throw this.mistake("unexpected text after the policy");
  }

  private outOf(): SignatureRule {
    const required = Number(this.next()[4] ?? Number.NaN);
    if (!Number.isInteger(required) || this.next()[5] !== ",") throw this.mistake("OutOf begins with a number");
    const rules = this.list();
    if (required < 1 || required > rules.length) {
      throw this.mistake(`cannot ask for ${required} of ${rules.length} rules`);
    }
    return { required, rules };
  }

  private list(): SignatureRule[] {
    const rules = [this.rule()];
    for (;;) {
      const separator = this.next()[5];
      if (separator === ")") return rules;
      if (separator !== ",") throw this.mistake("expected , or )");
      rules.push(this.rule());
    }
  }

  private principal(text: string): Principal {
    const dot = text.lastIndexOf(".");
    const role = text.slice(dot + 1).toLowerCase();
    if (dot < 1 || !roles.has(role)) throw this.mistake(`unknown principal '${text}'`);
    return { mspId: text.slice(0, dot), role: role as Role };
  }

  private next(): RegExpExecArray {
    tokenPattern.lastIndex = this.position;
    const token = tokenPattern.exec(this.text);
    if (token === null) throw this.mistake("unexpected text");
    this.position = tokenPattern.lastIndex;
    return token;
  }

  private mistake(why: string): PlatformError {
    return new PlatformError("BAD_INPUT", `policy "${this.text}", at ${this.position}: ${why}`);
  }
}
