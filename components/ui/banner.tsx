import clsx from "clsx";
import type { ReactNode } from "react";

type Look = "info" | "danger" | "success";
type Props = { look?: Look; title?: ReactNode; action?: ReactNode; className?: string; children?: ReactNode };

/** Says what happened where it happened. Danger is announced at once, the rest when there is a pause. */
export function Banner({ look = "info", title, action, className, children }: Props) {
  return (
    <div
      role={look === "danger" ? "alert" : "status"}
      className={clsx(
        "flex items-start gap-3 rounded-md px-3.5 py-2.5 text-ink text-sm",
        LOOKS[look],
        className,
      )}
    >
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

const LOOKS: Record<Look, string> = {
  info: "bg-accent-tint",
  danger: "bg-danger-tint",
  success: "bg-success-tint",
};
