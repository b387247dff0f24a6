import clsx from "clsx";
import { useTranslations } from "next-intl";
import { FieldTable } from "@/components/docs/field-table";
import { TryButton } from "@/components/docs/try-button";
import { answerOf, bodyOf, type Call, type Trial } from "@/lib/docs/calls";
import { type FieldLine, fieldLines } from "@/lib/docs/fields";

/** A call of the reference: one line, and everything about it for whoever opens it. */
export function CallView({ call, trial }: { call: Call; trial: Trial | null }) {
  const { method, path, operation } = call;
  return (
    <details id={operation.operationId} className="docs-call">
      <summary>
        <code className={clsx(method === "DELETE" ? "text-danger" : "text-accent")}>{method}</code>
        <code>{path}</code>
        <span>{operation.summary}</span>
      </summary>
      <div>
        <Details call={call} />
        {trial && <TryButton trial={trial} />}
      </div>
    </details>
  );
}

function Details({ call: { operation } }: { call: Call }) {
  const t = useTranslations("docs");
  const { status = "200", type, schema } = answerOf(operation);
  const answer = type === "application/json" ? fieldLines(schema) : [];
  const body = bodyOf(operation);
  return (
    <>
      <Needs security={operation.security} />
      <Part
        title={t("parameters")}
        lines={parameterLines(operation.parameters, (place) => t(`in.${place}`))}
      />
      {body && (
        <Part
          title={operation.requestBody?.required ? t("body") : t("bodyOptional")}
          lines={fieldLines(body)}
        />
      )}
      {type && <Part title={t("answer", { status })} lines={answer} />}
      {type && type !== "application/json" && <p>{t("bytes", { type })}</p>}
      <Refusals responses={operation.responses} />
    </>
  );
}

/** Of an API with two kinds of tokens, which one the call wants. */
function Needs({ security }: { security: Call["operation"]["security"] }) {
  const t = useTranslations("docs");
  const names = security.flatMap((each) => Object.keys(each));
  const isFor = (["apiToken", "chatUserToken"] as const).filter((name) => names.includes(name));
  if (names.length === 0) return <p>{t("openCall")}</p>;
  return isFor.length === 1 ? isFor.map((name) => <p key={name}>{t(`needs.${name}`)}</p>) : null;
}

function Part({ title, lines }: { title: string; lines: FieldLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <FieldTable label={title} lines={lines} />
    </div>
  );
}

function Refusals({ responses }: { responses: Call["operation"]["responses"] }) {
  const t = useTranslations("docs");
  const refusals = Object.entries(responses).filter(([status]) => !status.startsWith("2"));
  return (
    <div>
      <h4>{t("refusals")}</h4>
      <dl>
        {refusals.map(([status, { description }]) => (
          <div key={status}>
            <dt>{status === "default" ? t("otherwise") : status}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function parameterLines(
  parameters: Call["operation"]["parameters"],
  placeName: (place: "path" | "query" | "header") => string,
): FieldLine[] {
  return parameters.flatMap(({ name, in: place, required, description, schema }) =>
    fieldLines({ type: "object", properties: { [name]: schema }, required: required ? [name] : [] }).map(
      (line) => ({
        ...line,
        notes: [placeName(place), description?.replace(/\.$/, ""), line.notes].filter(Boolean).join("; "),
      }),
    ),
  );
}
