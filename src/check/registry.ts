/* Generated from the files under src/check/ by `npm run generate`: add a file instead. */
import type { Rule } from "./rule.ts";
import { conflict } from "./dependencies/conflict.ts";
import { cycle } from "./dependencies/cycle.ts";
import { unmetRequirement } from "./dependencies/unmet-requirement.ts";
import { expired } from "./lint/expired.ts";
import { expiringSoon } from "./lint/expiring-soon.ts";
import { expiryTooFar } from "./lint/expiry-too-far.ts";
import { maxActiveFlags } from "./lint/max-active-flags.ts";
import { missingExpiry } from "./lint/missing-expiry.ts";
import { deletedButUsed } from "./references/deleted-but-used.ts";
import { missingTierLimit } from "./references/missing-tier-limit.ts";
import { protectedRule } from "./references/protected-rule.ts";
import { unknownFeature } from "./references/unknown-feature.ts";
import { unknownFlag } from "./references/unknown-flag.ts";
import { unknownLimit } from "./references/unknown-limit.ts";
import { unknownRule } from "./references/unknown-rule.ts";
import { unknownTenant } from "./references/unknown-tenant.ts";
import { unknownTier } from "./references/unknown-tier.ts";
import { badTransition } from "./tenants/bad-transition.ts";
import { billingDomain } from "./tenants/billing-domain.ts";
import { limitAboveCeiling } from "./tenants/limit-above-ceiling.ts";
import { notEntitled } from "./tenants/not-entitled.ts";
import { overrideExpired } from "./tenants/override-expired.ts";
import { overrideExpiring } from "./tenants/override-expiring.ts";
import { regionNotAllowed } from "./tenants/region-not-allowed.ts";
import { removedWithoutArchive } from "./tenants/removed-without-archive.ts";
import { suspendedWithoutReason } from "./tenants/suspended-without-reason.ts";

export const rules: readonly Rule[] = [
  conflict,
  cycle,
  unmetRequirement,
  expired,
  expiringSoon,
  expiryTooFar,
  maxActiveFlags,
  missingExpiry,
  deletedButUsed,
  missingTierLimit,
  protectedRule,
  unknownFeature,
  unknownFlag,
  unknownLimit,
  unknownRule,
  unknownTenant,
  unknownTier,
  badTransition,
  billingDomain,
  limitAboveCeiling,
  notEntitled,
  overrideExpired,
  overrideExpiring,
  regionNotAllowed,
  removedWithoutArchive,
  suspendedWithoutReason,
];
