import { PlatformError } from "../../../../errors/platform-error.ts";
import type { Role } from "../identity/identity.ts";
import type { Principal, SignatureRule } from "./signature-policy.ts";

/**
 * A gate's name with its parenthesis, a quoted text, a number or a mark; as in Fabric 2.5, either quote ends a text.
 */
const tokenPattern = /\s*(?:(?<gate>[A-Za-z]+)\s*\(|['"](?<text>(?:\\.|[^'"\\])*)['"]|(?<number>\d+)|(?<mark>[(),]))/sy;
const principalPattern = /^(?<mspId>[A-Za-z0-9.-]+)\.(?<role>admin|member|client|peer|orderer)$/;
/** The spellings that Fabric 2.5 knows; 3.1 lacks `and` and `or`. */
const gates: Readonly<Record<string, "and" | "or" | "outOf">> = {
  AND: "and",
  And: "and",
  and: "and",
  OR: "or",
  Or: "or",
  or: "or",
  OUTOF: "outOf",
  OutOf: "outOf",
  outof: "outOf",
};

type Token = Readonly<Partial<Record<"gate" | "text" | "number" | "mark", string>>>;

/**
 * Reads Fabric's policy language: `AND('Org1MSP.peer', OR("Org2MSP.peer", "Org3MSP.peer"))`, `OutOf(2, …)`.
 * @throws BAD_INPUT with the position of the mistake
 */
export function parseSignaturePolicy(text: string): SignatureRule {
  const parser = new PolicyParser(text);
  const rule = parser.rule();
  parser.end();
  if ("mspId" in rule) throw new PlatformError("BAD_INPUT", `policy "${text}": expected AND, OR or OutOf`);
  return rule;
}

class PolicyParser {
  private position = 0;

  constructor(private readonly text: string) {}

  rule(): SignatureRule {
    const { gate, text, mark } = this.next();
    if (text !== undefined) return this.principal(unescaped(text));
    if (mark === "(") return this.enclosed();
    switch (gates[gate ?? ""]) {
      case "and": {
        const rules = this.list();
        return { required: rules.length, rules };
      }
      case "or":
        return { required: 1, rules: this.list() };
      case "outOf":
        return this.outOf();
      default:
        throw this.mistake("expected AND, OR, OutOf or a principal");
    }
  }

  end(): void {
    if (this.text.slice(this.position).trim() !== "") throw this.mistake("unexpected text after the policy");
  }

  private enclosed(): SignatureRule {
    const rule = this.rule();
    if (this.next().mark !== ")") throw this.mistake("expected )");
    return rule;
  }

  private outOf(): SignatureRule {
    const { number, text } = this.next();
    const count = number ?? text ?? "";
    if (!/^\d+$/.test(count) || this.next().mark !== ",") throw this.mistake("OutOf begins with a number");
    const [required, rules] = [Number(count), this.list()];
    // Fabric takes one more than there are too: a policy that is never satisfied.
    if (required > rules.length + 1) throw this.mistake(`cannot ask for ${required} of ${rules.length} rules`);
    return { required, rules };
  }

  private list(): SignatureRule[] {
    const rules = [this.rule()];
    for (;;) {
      const { mark } = this.next();
      if (mark === ")") return rules;
      if (mark !== ",") throw this.mistake("expected , or )");
      rules.push(this.rule());
    }
  }

  private principal(text: string): Principal {
    const { mspId, role } = principalPattern.exec(text)?.groups ?? {};
    if (mspId === undefined) throw this.mistake(`unknown principal '${text}'`);
    return { mspId, role: role as Role };
  }

  private next(): Token {
    tokenPattern.lastIndex = this.position;
    const token = tokenPattern.exec(this.text);
    if (token === null) throw this.mistake("unexpected text");
    this.position = tokenPattern.lastIndex;
    return token.groups ?? {};
  }

  private mistake(why: string): PlatformError {
    return new PlatformError("BAD_INPUT", `policy "${this.text}", at ${this.position}: ${why}`);
  }
}

/** A backslash takes the character after it as it is. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, "$1");
}
