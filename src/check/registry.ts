/* Generated from the files under src/check/ by `npm run generate`: add a file instead. */
import type { Rule } from "./rule.ts";
import { asymmetricConflict } from "./dependencies/asymmetric-conflict.ts";
import { conflict } from "./dependencies/conflict.ts";
import { cycle } from "./dependencies/cycle.ts";
import { forcedOn } from "./dependencies/forced-on.ts";
import { redundantEdge } from "./dependencies/redundant-edge.ts";
import { requiresAndConflicts } from "./dependencies/requires-and-conflicts.ts";
import { requiresExpiring } from "./dependencies/requires-expiring.ts";
import { rolloutInversion } from "./dependencies/rollout-inversion.ts";
import { selfReference } from "./dependencies/self-reference.ts";
import { unmetRequirement } from "./dependencies/unmet-requirement.ts";
import { unreachable } from "./dependencies/unreachable.ts";
import { unsatisfiableForTier } from "./dependencies/unsatisfiable-for-tier.ts";
import { archivedTarget } from "./lint/archived-target.ts";
import { configNotFlag } from "./lint/config-not-flag.ts";
import { confusableKeys } from "./lint/confusable-keys.ts";
import { createdInFuture } from "./lint/created-in-future.ts";
import { createdMoved } from "./lint/created-moved.ts";
import { danglingReference } from "./lint/dangling-reference.ts";
import { deadRolloutEntry } from "./lint/dead-rollout-entry.ts";
import { duplicatesEntitlement } from "./lint/duplicates-entitlement.ts";
import { duplicatesLimit } from "./lint/duplicates-limit.ts";
import { expired } from "./lint/expired.ts";
import { expiringSoon } from "./lint/expiring-soon.ts";
import { expiryBeforeCreation } from "./lint/expiry-before-creation.ts";
import { expiryExtended } from "./lint/expiry-extended.ts";
import { expiryTooFar } from "./lint/expiry-too-far.ts";
import { fullyOff } from "./lint/fully-off.ts";
import { fullyOn } from "./lint/fully-on.ts";
import { killSwitchWithExpiry } from "./lint/kill-switch-with-expiry.ts";
import { maxActiveFlags } from "./lint/max-active-flags.ts";
import { missingExpiry } from "./lint/missing-expiry.ts";
import { missingOwner } from "./lint/missing-owner.ts";
import { missingTrackingIssue } from "./lint/missing-tracking-issue.ts";
import { nearDuplicate } from "./lint/near-duplicate.ts";
import { negatedName } from "./lint/negated-name.ts";
import { neverReferenced } from "./lint/never-referenced.ts";
import { recreated } from "./lint/recreated.ts";
import { reusedKey } from "./lint/reused-key.ts";
import { shallowHistory } from "./lint/shallow-history.ts";
import { shortKey } from "./lint/short-key.ts";
import { singleTenantFlag } from "./lint/single-tenant-flag.ts";
import { stuckRollout } from "./lint/stuck-rollout.ts";
import { targetingSprawl } from "./lint/targeting-sprawl.ts";
import { tenantInName } from "./lint/tenant-in-name.ts";
import { versionedDuplicate } from "./lint/versioned-duplicate.ts";
import { ambiguousRank } from "./references/ambiguous-rank.ts";
import { contradictingOptions } from "./references/contradicting-options.ts";
import { deletedButUsed } from "./references/deleted-but-used.ts";
import { missingTierLimit } from "./references/missing-tier-limit.ts";
import { protectedRule } from "./references/protected-rule.ts";
import { unknownFeature } from "./references/unknown-feature.ts";
import { unknownFlag } from "./references/unknown-flag.ts";
import { unknownLimit } from "./references/unknown-limit.ts";
import { unknownOption } from "./references/unknown-option.ts";
import { unknownRule } from "./references/unknown-rule.ts";
import { unknownTenant } from "./references/unknown-tenant.ts";
import { unknownTier } from "./references/unknown-tier.ts";
import { unmatchedException } from "./references/unmatched-exception.ts";
import { badTransition } from "./tenants/bad-transition.ts";
import { billingDomain } from "./tenants/billing-domain.ts";
import { configSchema } from "./tenants/config-schema.ts";
import { limitAboveCeiling } from "./tenants/limit-above-ceiling.ts";
import { notEntitled } from "./tenants/not-entitled.ts";
import { overrideExpired } from "./tenants/override-expired.ts";
import { overrideExpiring } from "./tenants/override-expiring.ts";
import { redundantOverride } from "./tenants/redundant-override.ts";
import { regionNotAllowed } from "./tenants/region-not-allowed.ts";
import { removedWithoutArchive } from "./tenants/removed-without-archive.ts";
import { straySuspension } from "./tenants/stray-suspension.ts";
import { suspendedWithoutReason } from "./tenants/suspended-without-reason.ts";
import { tombstonedId } from "./tenants/tombstoned-id.ts";

export const rules: readonly Rule[] = [
  asymmetricConflict,
  conflict,
  cycle,
  forcedOn,
  redundantEdge,
  requiresAndConflicts,
  requiresExpiring,
  rolloutInversion,
  selfReference,
  unmetRequirement,
  unreachable,
  unsatisfiableForTier,
  archivedTarget,
  configNotFlag,
  confusableKeys,
  createdInFuture,
  createdMoved,
  danglingReference,
  deadRolloutEntry,
  duplicatesEntitlement,
  duplicatesLimit,
  expired,
  expiringSoon,
  expiryBeforeCreation,
  expiryExtended,
  expiryTooFar,
  fullyOff,
  fullyOn,
  killSwitchWithExpiry,
  maxActiveFlags,
  missingExpiry,
  missingOwner,
  missingTrackingIssue,
  nearDuplicate,
  negatedName,
  neverReferenced,
  recreated,
  reusedKey,
  shallowHistory,
  shortKey,
  singleTenantFlag,
  stuckRollout,
  targetingSprawl,
  tenantInName,
  versionedDuplicate,
  ambiguousRank,
  contradictingOptions,
  deletedButUsed,
  missingTierLimit,
  protectedRule,
  unknownFeature,
  unknownFlag,
  unknownLimit,
  unknownOption,
  unknownRule,
  unknownTenant,
  unknownTier,
  unmatchedException,
  badTransition,
  billingDomain,
  configSchema,
  limitAboveCeiling,
  notEntitled,
  overrideExpired,
  overrideExpiring,
  redundantOverride,
  regionNotAllowed,
  removedWithoutArchive,
  straySuspension,
  suspendedWithoutReason,
  tombstonedId,
];
