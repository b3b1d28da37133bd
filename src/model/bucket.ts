const encoder = new TextEncoder();
/** Three bytes a character at most. */
const buffer = new Uint8Array(1_024);
const SHORT = Math.floor(buffer.length / 3);

/**
 * Where a tenant or user stands in a rollout: 0 to 9,999, evenly spread, the same for ever.
 * MurmurHash3 (x86, 32 bits, seed 0) of `salt:unit` in UTF-8, modulo 10,000.
 */
export function bucketOf(salt: string, unit: string): number {
  const text = `${salt}:${unit}`;
  if (text.length > SHORT) return murmur3(encoder.encode(text)) % 10_000;
  return murmur3(buffer.subarray(0, encoder.encodeInto(text, buffer).written)) % 10_000;
}

/** `percent` counts from 0 to 100; raising it never turns anybody off. */
export function inRollout(salt: string, unit: string, percent: number): boolean {
  return bucketOf(salt, unit) < Math.round(percent * 100);
}

/** MurmurHash3_x86_32 by Austin Appleby (public domain), seed 0. */
export function murmur3(bytes: Uint8Array): number {
  let hash = 0;
  const blocks = bytes.length & ~3;
  for (let i = 0; i < blocks; i += 4) {
    hash ^= mix(byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16) | (byte(bytes, i + 3) << 24));
    hash = Math.imul(rotate(hash, 13), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks; i--) tail = (tail << 8) | byte(bytes, i);
  if (bytes.length > blocks) hash ^= mix(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function mix(block: number): number {
  return Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
