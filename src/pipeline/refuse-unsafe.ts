import { OperationalError } from "../model/operational-error.ts";
import type { Plan, SafetyFinding } from "../model/plan.ts";

/** A plan that a safety limit refuses. Whoever has printed the plan has printed the findings: the message is short. */
class SafetyRefused extends OperationalError {
  readonly safety: readonly SafetyFinding[];

  constructor(first: SafetyFinding, safety: readonly SafetyFinding[]) {
    const others = safety.length - 1;
    const more = others === 0 ? "" : ` (and ${others} more finding${others === 1 ? "" : "s"})`;
    super("safety_limit", `${first.message.replace(/\.$/, "")}${more}.`, hintFor(safety));
    this.safety = safety;
  }
}

/** Throws SafetyRefused unless all that is unusual about the plan was acknowledged. */
export function refuseUnsafe({ safety }: Plan): void {
  const [first] = safety;
  if (first !== undefined) throw new SafetyRefused(first, safety);
}

/** Every acknowledgement that it takes; none when a finding remains that nobody can acknowledge. */
function hintFor(safety: readonly SafetyFinding[]): string {
  const answers = new Set(safety.map(({ acknowledge }) => acknowledge && `"${acknowledge} REASON"`));
  return answers.has(undefined)
    ? "This cannot be acknowledged: mend the catalog."
    : `If it is meant: --allow ${[...answers].join(" --allow ")}, or a line \`Tenantry-Allow: …\` each in the commit's message.`;
}
