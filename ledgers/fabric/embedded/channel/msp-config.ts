import { msp } from "@hyperledger/fabric-protos";
import type { Organization } from "../network/organization.ts";

/** MSP configuration of an organisation: members by its root certificates, their roles by organisational units. */
export function mspConfig(organization: Organization): msp.MSPConfig {
  const crypto = new msp.FabricCryptoConfig();
  crypto.setSignatureHashFamily("SHA2");
  crypto.setIdentityIdentifierHashFunction("SHA256");
  const fabric = new msp.FabricMSPConfig();
  fabric.setName(organization.mspId);
  fabric.setRootCertsList([organization.caCertificate]);
  fabric.setTlsRootCertsList([organization.tlsCaCertificate]);
  fabric.setFabricNodeOus(nodeUnits(organization.caCertificate));
  fabric.setCryptoConfig(crypto);
  const config = new msp.MSPConfig();
  config.setConfig(fabric.serializeBinary());
  return config;
}

function nodeUnits(certificate: Buffer): msp.FabricNodeOUs {
  const unit = (name: string) => {
    const identifier = new msp.FabricOUIdentifier();
    identifier.setCertificate(certificate);
    identifier.setOrganizationalUnitIdentifier(name);
    return identifier;
  };
  const units = new msp.FabricNodeOUs();
  units.setEnable(true);
  units.setAdminOuIdentifier(unit("admin"));
  units.setClientOuIdentifier(unit("client"));
  units.setPeerOuIdentifier(unit("peer"));
  units.setOrdererOuIdentifier(unit("orderer"));
  return units;
}
