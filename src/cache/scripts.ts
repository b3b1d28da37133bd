/** The two scripts that are allowed to write a tenant's value. Redis runs a script as one step. */

/** A missing or foreign text has no version and is older than everything; a key of another type is overwritten. */
const COMPARE = `
local function version(key, pattern)
  local text = redis.pcall('GET', key)
  if type(text) ~= 'string' then return nil end
  local e, n = string.match(text, pattern)
  if e == nil then return nil end
  return {tonumber(e), tonumber(n), text}
end
local function older(a, b)
  if a == nil then return true end
  return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])
end
local FENCE = '^(%d+):(%d+)$'
local VALUE = '^{"epoch":(%d+),"config_version":(%d+)[,}]'
local mine = {tonumber(ARGV[1]), tonumber(ARGV[2])}
`;

/**
 * KEYS: fence, value, backup, then the derived keys. ARGV: epoch, version, text, and the text of the backup where it is
 * another one.
 * Raises the fence to the version, never lowers it; writes value and backup where what they hold is not newer; deletes
 * the derived keys. Below the fence nothing is written: a later publish has been here.
 */
export const PUBLISH = `${COMPARE}
local fence = version(KEYS[1], FENCE)
if older(mine, fence or mine) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2])
for i = 2, 3 do
  local stored = version(KEYS[i], VALUE)
  if stored == nil or not older(mine, stored) then redis.call('SET', KEYS[i], i == 3 and ARGV[4] or ARGV[3]) end
end
redis.call('DEL', unpack(KEYS, 4))
return 1
`;

/**
 * KEYS: fence, value. ARGV: epoch, version, text.
 * Answers ['below', fence] when a newer version has been published since the caller read its own; ['unfenced', ''] when
 * the fence is not known here; ['kept', fence] when the value is as new; else writes it: ['filled', fence].
 */
export const FILL = `${COMPARE}
local fence = version(KEYS[1], FENCE)
if fence == nil then return {'unfenced', ''} end
local text = fence[3]
if older(mine, fence) then return {'below', text} end
if not older(version(KEYS[2], VALUE), mine) then return {'kept', text} end
redis.call('SET', KEYS[2], ARGV[3])
return {'filled', text}
`;

/**
 * KEYS: marker, the rebuild's own key. ARGV: the marker's text.
 * Writes the marker only if the rebuild's key is still there, that is, if nobody flushed Redis since it began.
 */
export const COMPLETE = `
if redis.call('DEL', KEYS[2]) == 0 then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/**
 * KEYS: the key. ARGV: epoch, revision, text, registry.
 * Of two deliveries that end at once the later state stays. What another registry has left there is overwritten.
 */
export const APPLY = `${COMPARE}
local stored = version(KEYS[1], '^{"epoch":(%d+),"revision":(%d+)[,}]')
if stored and older(mine, stored) and string.find(stored[3], ARGV[4], 1, true) then return 0 end
redis.call('SET', KEYS[1], ARGV[3])
return 1
`;
