/** An emergency without PostgreSQL: the entry, the overlay and their announcement in one step of Redis. */

/**
 * KEYS: the overlay, the journal, the stream. ARGV: the entry, its id, registry, epoch, tenant, length of the stream.
 * The journal comes first: where it cannot be written nothing is.
 */
export const OVERLAY = `
redis.call('XADD', KEYS[2], '*', 'id', ARGV[2], 'entry', ARGV[1])
redis.call('SET', KEYS[1], ARGV[1])
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[6], '*', 'action', 'overlaid', 'registry_id', ARGV[3],
  'epoch', ARGV[4], 'tenant_id', ARGV[5], 'overlay', ARGV[1])
return 1
`;

/**
 * KEYS: as above. ARGV: the entry, registry, epoch, tenant, length of the stream, then ids in the journal.
 * Takes an overlay away only if it is still that of this entry: somebody may have suspended the tenant again since.
 */
export const UNCOVER = `
local gone = 0
if redis.pcall('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[5], '*', 'action', 'uncovered', 'registry_id', ARGV[2],
    'epoch', ARGV[3], 'tenant_id', ARGV[4])
  gone = 1
end
for i = 6, #ARGV do redis.call('XDEL', KEYS[2], ARGV[i]) end
return gone
`;
