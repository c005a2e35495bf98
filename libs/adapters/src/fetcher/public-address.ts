import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const embedsPrefix = ipaddr.parseCIDR('64:ff9b::/96');
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether a numeric address, IPv4 or IPv6, is one of the public internet: global unicast, in no range that is set
 * aside for private networks, the machine itself, tunnels, tests or anything else.
 */
export const isPublicAddress = (text: string): boolean => {
  if (isIP(text) === 0 || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv6 ? isPublicV6(address) : address.range() === 'unicast';
};

function isPublicV6(address: ipaddr.IPv6): boolean {
  const inner = embedded(address);
  if (inner !== undefined) return inner.range() === 'unicast';
  return address.match(globalUnicast) && address.range() === 'unicast';
}

/** The IPv4 address that an IPv6 address stands for (mapped, or translated by NAT64), where it does. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(embedsPrefix) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : undefined;
}
