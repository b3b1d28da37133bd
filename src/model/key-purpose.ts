/**
 * What a key may sign, one purpose each: exports of the audit log, copies of the registry, the journal of an emergency.
 */
export const keyPurposes = ["checkpoint", "publish", "operator"] as const;
export type KeyPurpose = (typeof keyPurposes)[number];
