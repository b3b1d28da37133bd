import { sealText } from "../audit/seal-text.ts";
import { readSigner } from "../audit/signing-keys.ts";
import { OperationalError } from "../model/operational-error.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { parseDocument } from "../load/parse-document.ts";

type CachePolicy = "redis" | "none";

/** Where deliveries go, and who says so; it is printed, because it is never guessed. */
export interface CacheChoice {
  readonly policy: CachePolicy;
  readonly source: "--cache or TENANTRY_CACHE" | "tenantry.yaml" | "TENANTRY_REDIS_URL";
  /** Undefined when it is not set; only then can `redis` not be used. */
  readonly redisUrl: string | undefined;
  /** Signs the backup copies; undefined without a key. */
  readonly seal: ((text: string) => string) | undefined;
}

export interface CacheInput {
  /** The private key that signs backup copies, and where it is from. */
  readonly publishKey?: { readonly text: string; readonly source: string } | undefined;
  /** What `--cache` or TENANTRY_CACHE says. */
  readonly asked: CachePolicy | undefined;
  readonly redisUrl: string | undefined;
}

/**
 * The first that says anything: the command line or environment, tenantry.yaml, a Redis URL that is set. Undefined when
 * nothing does. Throws OperationalError `usage` for a key that is none. A tenantry.yaml that cannot be read says nothing: an emergency must not wait until it is mended.
 */
export function findCache(root: string, { asked, redisUrl, publishKey }: CacheInput): CacheChoice | undefined {
  const signer = publishKey && readSigner(publishKey.text, "publish", publishKey.source);
  const rest = { redisUrl, seal: signer && ((text: string) => sealText(text, signer)) };
  if (asked !== undefined) return { policy: asked, source: "--cache or TENANTRY_CACHE", ...rest };
  const policy = readPolicy(root);
  if (policy !== undefined) return { policy, source: "tenantry.yaml", ...rest };
  return redisUrl === undefined ? undefined : { policy: "redis", source: "TENANTRY_REDIS_URL", ...rest };
}

/** The same for a command that delivers. Throws OperationalError `usage` when it would not know where to. */
export function requireCache(root: string, input: CacheInput): CacheChoice {
  const choice = findCache(root, input);
  if (choice === undefined)
    throw new OperationalError(
      "usage",
      "Nothing says where deliveries go: there is no tenantry.yaml here, and TENANTRY_REDIS_URL is not set.",
      "Set TENANTRY_REDIS_URL, or write --cache none when there is no cache.",
    );
  if (choice.policy === "redis" && choice.redisUrl === undefined)
    throw new OperationalError(
      "usage",
      `TENANTRY_REDIS_URL is not set, and ${choice.source} says that there is a cache.`,
      "Set it, or write --cache none when there is no cache.",
    );
  return choice;
}

function readPolicy(root: string): CachePolicy | undefined {
  const bytes = openWorkingTree(root).read("tenantry.yaml");
  const result = bytes && parseDocument("project", "tenantry.yaml", bytes);
  const cache = result && "document" in result ? result.document.data["cache"] : undefined;
  return cache === "redis" || cache === "none" ? cache : undefined;
}
