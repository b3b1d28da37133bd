import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { repository } from "./cli.ts";

/**
 * GitHub's own description of the requests that Tenantry makes (test/fixtures/github/api.json, an excerpt of
 * `@octokit/openapi`): what a request and an answer must look like, and an example of each answer.
 */
export interface GithubApi {
  /** Throws for a request that GitHub would refuse. `operation` is such as `post /repos/{owner}/{repo}/pulls`. */
  checkRequest(operation: string, body: unknown): void;
  /** GitHub's example of an answer with some values of ours. Throws when that is none that GitHub would give. */
  makeAnswer(operation: string, status: number, ours: unknown): unknown;
}

interface Description {
  readonly paths: Record<string, { readonly body: object | null; readonly answers: Record<string, object | null> }>;
  readonly schemas: Record<string, object>;
  readonly examples: Record<string, unknown>;
}

export function loadGithubApi(): GithubApi {
  const api = JSON.parse(readFileSync(`${repository}test/fixtures/github/api.json`, "utf8")) as Description;
  const ajv = new Ajv({ strict: false, allErrors: false, formats: { "repo.nwo": true } });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "api", components: { schemas: api.schemas } });
  const known = new Map<string, ValidateFunction>();
  const check = (name: string, schema: object, value: unknown) => {
    const validate = known.get(name) ?? ajv.compile(absolute(schema));
    known.set(name, validate);
    if (!validate(value))
      throw new Error(`${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value).slice(0, 500)}`);
  };
  return {
    checkRequest: (operation, body) => {
      const described = api.paths[operation];
      if (described === undefined) throw new Error(`${operation} is not described.`);
      if (described.body !== null) check(`${operation} request`, described.body, body);
    },
    makeAnswer: (operation, status, ours) => {
      const schema = api.paths[operation]?.answers[String(status)];
      if (schema === undefined || schema === null) throw new Error(`${operation} does not answer ${String(status)}.`);
      const example = api.examples[operation];
      const one = Array.isArray(example) ? (example as unknown[])[0] : example;
      const answer = Array.isArray(ours) ? ours.map((each) => overlay(one, each)) : overlay(one, ours);
      check(`${operation} answer`, schema, answer);
      return answer;
    },
  };
}

function overlay(example: unknown, ours: unknown): unknown {
  if (!isRecord(example) || !isRecord(ours)) return ours;
  const merged = Object.entries(ours).map(([key, value]) => [key, overlay(example[key], value)]);
  return { ...example, ...(Object.fromEntries(merged) as object) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
}
