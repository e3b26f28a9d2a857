import { getAddress, ZeroAddress } from "ethers";

/** An asset as the graph shows it: a token's address, null for ether. */
export const shownAsset = (asset: string): string | null => (asset === ZeroAddress ? null : getAddress(asset));
