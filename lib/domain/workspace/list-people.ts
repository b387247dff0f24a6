import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const PEOPLE_PAGE = 50;

/** Somebody with an account here. */
export type Account = User & {
  /** They may not sign in. */
  disabledAt: Date | null;
};

/**
 * The people who have an account here, the first ones first; no bots, guests and deleted ones.
 *
 * @param after  only people with a greater id
 * @param keyword  part of their name or address, whatever the letters' case
 * @throws DomainError `forbidden`/"not_workspace_admin"
 */
export async function listPeople(
  actor: Actor,
  { after = 0, keyword }: { after?: number; keyword: string },
): Promise<{ people: Account[]; nextCursor: number | null }> {
  await requireWorkspaceAdmin(db(), actor);
  const contains = { contains: keyword.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const rows = await db().user.findMany({
    where: {
      id: { gt: after },
      verified: true,
      isBot: false,
      isGuest: false,
      deletedAt: null,
      ...(keyword === ""
        ? {}
        : { OR: [{ displayName: contains }, { emailAddress: contains }, { telephoneNumber: contains }] }),
    },
    select: { ...USER, disabledAt: true },
    orderBy: { id: "asc" },
    take: PEOPLE_PAGE + 1,
  });
  const people = rows.slice(0, PEOPLE_PAGE).map(({ disabledAt, ...row }) => ({ ...toUser(row), disabledAt }));
  return { people, nextCursor: rows.length > PEOPLE_PAGE ? (people.at(-1)?.id ?? null) : null };
}
