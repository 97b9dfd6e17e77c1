// Makes every name that ends in `.localhost` one of this machine (RFC 6761, 6.3); the resolver of the C library leaves
// them to DNS. The client of the KeyValueStore puts the number of the account before the name it is told.
import dns from 'node:dns';

const { lookup } = dns;
dns.lookup = (name, options, found) => {
  if (!name.endsWith('.localhost')) return lookup(name, options, found);
  if (options.all) return found(null, [{ address: '127.0.0.1', family: 4 }]);
  return found(null, '127.0.0.1', 4);
};
