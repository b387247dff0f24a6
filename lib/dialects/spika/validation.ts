import type { z } from "zod";
import type { InvalidInput } from "@/lib/dialects/endpoint";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with the input, in the words that clients of this API know
 * (contract 11.3). Of several missing fields the last is named, as there.
 */
export function describeIssue({ part, issues }: InvalidInput): string {
  const all = issues.flatMap(innermost);
  const issue = all.filter(isMissing).at(-1) ?? all[0];
  return `Invalid params ValidationError: ${issue ? sentence(part, issue) : "the input does not fit"}`;
}

/** Of a union's branches the last one holds the issue worth naming. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branch = issue.errors.at(-1) ?? [];
  return branch.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isMissing(issue: Issue): boolean {
  const isEmptyText = issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1;
  return issue.input === undefined || (isEmptyText && issue.input === "");
}

function sentence(part: string, issue: Issue): string {
  const path = pathText(part, issue.path);
  if (isMissing(issue)) return `${path} is a required field`;
  switch (issue.code) {
    case "invalid_type":
      return wrongType(path, typeWord(issue.expected), issue.input);
    case "too_small":
      return tooSmall(path, issue);
    case "too_big":
      return tooBig(path, issue);
    case "custom":
      return `${path} ${issue.message}`;
    default:
      return `${path} is not valid: ${issue.message}`;
  }
}

function pathText(part: string, path: PropertyKey[]): string {
  const name = part === "params" ? "params" : part;
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : `${text}.${String(step)}`),
    name,
  );
}

function typeWord(expected: string): string {
  if (expected === "int") return "number";
  if (expected === "record") return "object";
  return expected;
}

function wrongType(path: string, type: string, input: unknown): string {
  const text = `${path} must be a \`${type}\` type, but the final value was: \`${printed(input)}\`.`;
  if (input !== null) return text;
  return `${text}\n If "null" is intended as an empty value be sure to mark the schema as \`.nullable()\``;
}

function printed(input: unknown): string {
  if (typeof input === "number") return String(input);
  return JSON.stringify(input) ?? String(input);
}

function tooSmall(path: string, issue: z.core.$ZodIssueTooSmall): string {
  const { minimum, origin, inclusive } = issue;
  if (origin === "string") return `${path} must be at least ${minimum} characters`;
  if (origin === "array") return `${path} field must have at least ${minimum} items`;
  return inclusive
    ? `${path} must be greater than or equal to ${minimum}`
    : `${path} must be greater than ${minimum}`;
}

function tooBig(path: string, issue: z.core.$ZodIssueTooBig): string {
  const { maximum, origin } = issue;
  if (origin === "string") return `${path} must be at most ${maximum} characters`;
  if (origin === "array") return `${path} field must have less than or equal to ${maximum} items`;
  return `${path} must be less than or equal to ${maximum}`;
}
