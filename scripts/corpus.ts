/**
 * `npm run corpus [-- NAME…]`: applies check to every case of test/corpus, or to those whose id contains a NAME, and
 * prints how many it found, placed, told once and with the right suggestion. Fails unless everything is right.
 */
import { formatScores, formatVerdict } from "../test/corpus/format-scores.ts";
import { isRight, judgeCase } from "../test/corpus/judge-case.ts";
import { readCases } from "../test/corpus/read-cases.ts";

const names = process.argv.slice(2);
const cases = readCases().filter(({ id }) => names.length === 0 || names.some((name) => id.includes(name)));
const verdicts = cases.map((one) => ({ one, verdict: judgeCase(one) }));
const wrong = verdicts.filter(({ verdict }) => !isRight(verdict));
for (const { one, verdict } of names.length === 0 ? wrong : verdicts) console.log(formatVerdict(one, verdict));
console.log(formatScores(verdicts.map(({ verdict }) => verdict)));
process.exitCode = wrong.length === 0 ? 0 : 1;
