import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Body = Record<string, unknown>;

/** The sentence of a system message: from its kind where we know it, else the server's own words. */
export function useSystemSentence(): (body: Body) => string {
  const t = useTranslations("messages.system");
  return useCallback(
    (body) => {
      const subject = String(body.subject ?? "");
      const objects = Array.isArray(body.objects) ? body.objects.join(", ") : "";
      switch (body.type) {
        case "added_group_members":
          return isOneself(body) ? t("joined", { subject }) : t("added_group_members", { subject, objects });
        case "created_group":
        case "user_left_group":
        case "updated_group_name":
        case "updated_group_avatar":
        case "removed_group_members":
        case "added_group_admins":
        case "removed_group_admins":
        case "archived_group":
        case "unarchived_group":
        case "pinned_message":
        case "created_note":
        case "updated_note":
        case "deleted_note":
          return t(body.type, { subject, objects });
        default:
          return String(body.text ?? "");
      }
    },
    [t],
  );
}

function isOneself(body: Body): boolean {
  return Array.isArray(body.objectIds) && body.objectIds.length === 1 && body.objectIds[0] === body.subjectId;
}
