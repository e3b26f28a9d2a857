import { common, msp } from "@hyperledger/fabric-protos";
import { PlatformError } from "../../../../errors/platform-error.ts";
import type { Role } from "../identity/identity.ts";
import type { ImplicitMetaRule } from "./policy.ts";
import type { Principal, SignatureRule } from "./signature-policy.ts";

const roleCodes = {
  member: msp.MSPRole.MSPRoleType.MEMBER,
  admin: msp.MSPRole.MSPRoleType.ADMIN,
  client: msp.MSPRole.MSPRoleType.CLIENT,
  peer: msp.MSPRole.MSPRoleType.PEER,
  orderer: msp.MSPRole.MSPRoleType.ORDERER,
} as const satisfies Record<Role, number>;

const policyTypes = common.Policy.PolicyType;

/** A policy as channel configuration stores it. */
export function encodeSignaturePolicy(rule: SignatureRule): common.Policy {
  const principals: Principal[] = [];
  const encoded = encodeRule(rule, principals);
  const envelope = new common.SignaturePolicyEnvelope();
  envelope.setRule(encoded);
  envelope.setIdentitiesList(principals.map(encodePrincipal));
  const policy = new common.Policy();
  policy.setType(policyTypes.SIGNATURE);
  policy.setValue(envelope.serializeBinary());
  return policy;
}

export function encodeImplicitMetaPolicy(rule: ImplicitMetaRule, subPolicy: string): common.Policy {
  const meta = new common.ImplicitMetaPolicy();
  meta.setRule(common.ImplicitMetaPolicy.Rule[rule]);
  meta.setSubPolicy(subPolicy);
  const policy = new common.Policy();
  policy.setType(policyTypes.IMPLICIT_META);
  policy.setValue(meta.serializeBinary());
  return policy;
}

export type DecodedPolicy =
  | { readonly type: "signature"; readonly rule: SignatureRule }
  | { readonly type: "implicitMeta"; readonly rule: ImplicitMetaRule; readonly subPolicy: string };

/** @throws INTERNAL for a kind of policy or principal that does not occur in configurations of ours */
export function decodePolicy(policy: common.Policy): DecodedPolicy {
  if (policy.getType() === policyTypes.IMPLICIT_META) {
    const meta = common.ImplicitMetaPolicy.deserializeBinary(policy.getValue_asU8());
    const rules = ["ANY", "ALL", "MAJORITY"] as const;
    return { type: "implicitMeta", rule: rules[meta.getRule()] ?? "ALL", subPolicy: meta.getSubPolicy() };
  }
  const envelope = common.SignaturePolicyEnvelope.deserializeBinary(policy.getValue_asU8());
  return { type: "signature", rule: decodeRules(envelope) };
}

/** @throws INTERNAL when there are none, or they name principals other than roles */
export function decodeRules(envelope: common.SignaturePolicyEnvelope): SignatureRule {
  const rule = envelope.getRule();
  if (rule === undefined) throw new PlatformError("INTERNAL", "signature policy without a rule");
  return decodeRule(rule, envelope.getIdentitiesList().map(decodePrincipal));
}

function encodeRule(rule: SignatureRule, principals: Principal[]): common.SignaturePolicy {
  const encoded = new common.SignaturePolicy();
  if ("mspId" in rule) {
    const known = principals.findIndex(({ mspId, role }) => mspId === rule.mspId && role === rule.role);
    encoded.setSignedBy(known === -1 ? principals.push(rule) - 1 : known);
    return encoded;
  }
  const threshold = new common.SignaturePolicy.NOutOf();
  threshold.setN(rule.required);
  threshold.setRulesList(rule.rules.map((part) => encodeRule(part, principals)));
  encoded.setNOutOf(threshold);
  return encoded;
}

function decodeRule(encoded: common.SignaturePolicy, principals: readonly Principal[]): SignatureRule {
  const threshold = encoded.getNOutOf();
  if (threshold !== undefined) {
    return {
      required: threshold.getN(),
      rules: threshold.getRulesList().map((part) => decodeRule(part, principals)),
    };
  }
  const principal = principals[encoded.getSignedBy()];
  if (principal === undefined) throw new PlatformError("INTERNAL", "signature policy names an unknown principal");
  return principal;
}

function encodePrincipal({ mspId, role }: Principal): msp.MSPPrincipal {
  const value = new msp.MSPRole();
  value.setMspIdentifier(mspId);
  value.setRole(roleCodes[role]);
  const principal = new msp.MSPPrincipal();
  principal.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
  principal.setPrincipal(value.serializeBinary());
  return principal;
}

function decodePrincipal(principal: msp.MSPPrincipal): Principal {
  const value = msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8());
  const role = (Object.keys(roleCodes) as Role[]).find((name) => roleCodes[name] === value.getRole());
  const isRole = principal.getPrincipalClassification() === msp.MSPPrincipal.Classification.ROLE;
  if (!isRole || role === undefined) throw new PlatformError("INTERNAL", "signature policy names something but a role");
  return { mspId: value.getMspIdentifier(), role };
}

/** Organisational units that give roles, as an MSP configuration with NodeOUs declares them. */
export function decodeRoleUnits(config: msp.FabricMSPConfig): Map<string, Exclude<Role, "member">> {
  const units = config.getFabricNodeOus();
  const pairs = [
    [units?.getAdminOuIdentifier(), "admin"],
    [units?.getClientOuIdentifier(), "client"],
    [units?.getPeerOuIdentifier(), "peer"],
    [units?.getOrdererOuIdentifier(), "orderer"],
  ] as const;
  return new Map(pairs.map(([unit, role]) => [unit?.getOrganizationalUnitIdentifier() ?? role, role]));
}
