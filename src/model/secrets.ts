/** What credentials look like: what check reports, and what no report shows. */

/**
 * The shapes of well-known credentials: AWS, GitHub, GitLab, npm, Slack, Stripe, Google, OpenAI, private keys, JSON web
 * tokens, passwords in links. Repetitions before further text are bounded, so that no input takes quadratic time.
 */
export const SECRET_SHAPE =
  /\bA[KS]IA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}|\bglpat-[\w-]{20}|\bnpm_[A-Za-z0-9]{36}|\bxox[abeprs]-[A-Za-z0-9-]{10}|\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}|\bAIza[\w-]{35}|\bsk-[\w-]{20}|-----BEGIN [A-Z ]{0,40}PRIVATE KEY|\beyJ[\w-]{10,500}\.eyJ[\w-]{10}|:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/;
const NAME = String.raw`(?:password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credentials?)`;
const SECRET_NAME = new RegExp(String.raw`(?:^|[_-])${NAME}$`, "i");
/** A key that is named like a secret, and what follows on its line; also in `{a: b}` and behind quotes. */
const NAMED_VALUE = new RegExp(
  String.raw`(${NAME}["']?[ \t]*:[ \t]+)("[^"\n]*"?|'[^'\n]*'?|[^\s,{}[\]#][^,}\n]*)`,
  "gi",
);
const REST_OF_TOKEN = /[^\s"',}\]]*/y;
const MASK = "•";

export function looksSecret(text: string): boolean {
  return SECRET_SHAPE.test(text);
}

/** `db_password`, `apiKey`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2"));
}

/** The text with a sign in the place of each character of what may be a credential: places in it stay what they are. */
export function maskSecrets(text: string): string {
  const masked = text.replace(NAMED_VALUE, (_, key: string, value: string) => key + MASK.repeat(value.length));
  let shown = "";
  let from = 0;
  for (const match of masked.matchAll(new RegExp(SECRET_SHAPE, "g"))) {
    if (match.index < from) continue;
    // A shape is the beginning of some credentials, not all of them.
    REST_OF_TOKEN.lastIndex = match.index + match[0].length;
    const end = REST_OF_TOKEN.lastIndex + (REST_OF_TOKEN.exec(masked)?.[0].length ?? 0);
    shown += masked.slice(from, match.index) + MASK.repeat(end - match.index);
    from = end;
  }
  return shown + masked.slice(from);
}
