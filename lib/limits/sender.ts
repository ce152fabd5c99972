/** What counts as one sender: an IPv4 address, or the /64 network that one IPv6 subscriber has. */
export function senderOf(address: string): string {
  if (!address.includes(':') || !URL.canParse(`http://[${address}]`)) return address;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  if (tail !== undefined) groups.push(...Array(8 - groups.length - after.length).fill('0'), ...after);
  return groups.slice(0, 4).join(':');
}
